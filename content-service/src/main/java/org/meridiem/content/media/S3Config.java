package org.meridiem.content.media;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import org.meridiem.kit.config.AtLeast;
import org.meridiem.kit.config.AtMost;

import io.smallrye.config.WithDefault;

/// An object store that speaks S3. Without keys here, the SDK looks where it always does: environment, profile, web identity, instance.
public interface S3Config {

    /// The bucket. It must exist; this service needs to read, write, delete and list in it.
    Optional<String> bucket();

    /// Its region, or whatever an own store wants to be told.
    @WithDefault("us-east-1")
    String region();

    /// Address of a store other than Amazon's.
    Optional<URI> endpoint();

    /// Whether the bucket is the first part of the path rather than of the host's name, as own stores often want it.
    @WithDefault("false")
    boolean pathStyle();

    /// What the names of all objects begin with, such as `media/`.
    Optional<String> prefix();

    /// Key of an own user of this service.
    Optional<String> accessKey();

    /// The secret that goes with it.
    Optional<String> secretKey();

    /// How long to wait for a connection.
    @WithDefault("2s")
    Duration connectTimeout();

    /// How long one call may take, all its tries together; beyond, 503.
    @WithDefault("20s")
    Duration callTimeout();

    /// How many connections there may be at the same time. A file on its way to a slow reader holds one.
    @WithDefault("200")
    @AtLeast(1)
    int maxConnections();

    /// How often a call is tried.
    @WithDefault("3")
    @AtLeast(1)
    @AtMost(10)
    int attempts();
}
