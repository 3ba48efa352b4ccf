package org.meridiem.content.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Where readers' pages come from.
@ConfigMapping(prefix = "meridiem.delivery")
public interface DeliveryConfig {

    /// Whether articles and lists are read from the datasource `read`, a read-only copy of the database. Its address is
    /// `quarkus.datasource.read.jdbc.url`, with `.username` and `.password`.
    @WithDefault("false")
    boolean readReplica();
}
