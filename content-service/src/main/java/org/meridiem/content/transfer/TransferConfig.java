package org.meridiem.content.transfer;

import java.nio.file.Path;
import java.time.Duration;

import org.meridiem.kit.config.AtLeast;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Imports and exports.
@ConfigMapping(prefix = "meridiem.transfer")
public interface TransferConfig {

    /// Where files of imports and exports lie while they are needed. All replicas must see the same directory.
    Path directory();

    /// The largest file that may be imported, 2047M at most. The one operation that takes more than `quarkus.http.limits.max-body-size`.
    @WithDefault("2047M")
    MemorySize maxUploadSize();

    /// The same in bytes. What is larger than an `int` cannot be announced to the framework.
    default long maxUpload() {
        return Math.min(maxUploadSize().asLongValue(), Integer.MAX_VALUE - 1L);
    }

    /// How often each replica looks for work. `meridiem.transfer.every` is read by the schedule itself.
    @WithDefault("1s")
    String every();

    /// How long a worker has a job without a sign of life; renewed with each row.
    @WithDefault("60s")
    Duration lease();

    /// How often a job may be claimed without getting on before it is given up.
    @WithDefault("5")
    @AtLeast(1)
    int maxIdleClaims();

    /// How long the file of an export can be fetched.
    @WithDefault("7d")
    Duration keepExports();

    /// How long reports of imports can be read.
    @WithDefault("90d")
    Duration keepReports();
}
