package org.meridiem.content.outbound;

import java.util.Map;

import io.smallrye.config.SmallRyeConfigBuilder;

/// The feature's settings with their defaults, without Quarkus.
final class Settings {

    private Settings() {
    }

    static OutboundConfig of(Map<String, String> settings) {
        var builder = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(OutboundConfig.class);
        settings.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(OutboundConfig.class);
    }
}
