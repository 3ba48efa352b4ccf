package org.meridiem.newsletter.bounce;

import java.time.Duration;
import java.util.Map;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/// Settings of bounces for a test.
final class Configured {

    private Configured() {
    }

    static BounceConfig with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().withMapping(BounceConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(settings, "test", 1000))
                .build()
                .getConfigMapping(BounceConfig.class);
    }
}
