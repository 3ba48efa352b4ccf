package org.meridiem.trending.ranking;

import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/// The ranking's configuration as the service reads it, with defaults but for what a test gives.
final class Configs {

    private Configs() {
    }

    static RankingConfig ranking(Map<String, String> given) {
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(RankingConfig.class)
                .withSources(new PropertiesConfigSource(given, "test", 1000))
                .build().getConfigMapping(RankingConfig.class);
    }
}
