package org.meridiem.newsletter.audit;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How long the audit log remembers.
@ConfigMapping(prefix = "meridiem.audit")
public interface AuditConfig {

    /// Whole days (UTC) that are older go; without it nothing ever does.
    Optional<Duration> keep();

    /// How often it is looked for old ones.
    @WithDefault("1h")
    Duration sweep();
}
