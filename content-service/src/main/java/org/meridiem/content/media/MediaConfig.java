package org.meridiem.content.media;

import java.nio.file.Path;
import java.time.Duration;

import org.meridiem.kit.config.AtLeast;
import org.meridiem.kit.config.AtMost;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Where pictures are kept and how much of the machine they may take.
@ConfigMapping(prefix = "meridiem.media")
public interface MediaConfig {

    /// Where files are kept: in a directory, or by an object store that speaks S3.
    @WithDefault("local")
    StoreKind store();

    /// Where files are kept by `store=local`. All replicas must see the same directory.
    Path directory();

    /// Where files are kept by `store=s3`.
    S3Config s3();

    /// The largest file that may be uploaded. `quarkus.http.limits.max-body-size` must be a little more.
    @WithDefault("15M")
    MemorySize maxUploadSize();

    /// The largest SVG drawing that may be uploaded: it is cleaned in memory.
    @WithDefault("1M")
    MemorySize maxSvgSize();

    /// The largest picture that is decoded at all, in pixels (width × height), read from its header.
    @WithDefault("50000000")
    @AtLeast(1)
    long maxPixels();

    /// The most memory that one decoded picture may take; larger ones are decoded at every second, third … pixel.
    @WithDefault("36M")
    MemorySize decodeMemory();

    /// The longer side of the master that renditions are made from, in pixels.
    @WithDefault("2560")
    @AtLeast(320)
    @AtMost(10_000)
    int masterSide();

    /// Quality of JPEG files, in percent.
    @WithDefault("84")
    @AtLeast(1)
    @AtMost(100)
    int jpegQuality();

    /// Quality of WebP files, in percent.
    @WithDefault("80")
    @AtLeast(1)
    @AtMost(100)
    int webpQuality();

    /// The largest picture that a signed address may ask for, in pixels (width × height).
    @WithDefault("4000000")
    @AtLeast(1)
    long maxOutputPixels();

    /// Where replicas keep pictures of signed sizes, each in a directory of its own. They can be made again at any time.
    @WithDefault("${java.io.tmpdir}/meridiem-sizes")
    Path sizesDirectory();

    /// How many bytes of them it keeps; those that nobody asked for longest go first.
    @WithDefault("128M")
    MemorySize sizesCache();

    /// How many pictures are decoded or scaled at the same time. Each takes up to twice [#decodeMemory()].
    @WithDefault("1")
    @AtLeast(1)
    int concurrentWork();

    /// How many more may wait for that; beyond, 503.
    @WithDefault("64")
    @AtLeast(1)
    int waitingWork();

    /// How long a request waits for its picture; beyond, 503.
    @WithDefault("30s")
    Duration workTimeout();

    /// Where files are kept.
    enum StoreKind {
        /// In a directory.
        LOCAL,
        /// By an object store that speaks S3.
        S3
    }
}
