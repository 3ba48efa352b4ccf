package org.meridiem.content.outbound;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Where calls to addresses that somebody typed in may go.
@ConfigMapping(prefix = "meridiem.outbound")
public interface OutboundConfig {

    /// Whether public addresses may be called without TLS.
    @WithDefault("false")
    boolean plainHttp();

    /// The ports that may be called.
    @WithDefault("443,8443,80")
    Set<Integer> ports();

    /// Host names (`hooks.intranet.example`) and networks (`10.20.0.0/16`, `::1`) that may be called although they are not public, on any
    /// port and without TLS too.
    Optional<List<String>> trusted();

    /// PEM file of the certificates to trust instead of the platform's own.
    Optional<Path> certificates();

    /// How long a connection may take to come about, for each address of a host.
    @WithDefault("5s")
    Duration connectTimeout();

    /// How long the other side may be silent.
    @WithDefault("15s")
    Duration readTimeout();
}
