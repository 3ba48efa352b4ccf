package org.meridiem.content.audit;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/// How long the audit log remembers.
@ConfigMapping(prefix = "meridiem.audit")
public interface AuditConfig {

    /// Whole days (UTC) that are older go; without it nothing ever does.
    Optional<Duration> keep();
}
