package org.meridiem.trending.collector;

import java.util.List;
import java.util.Optional;

import org.meridiem.kit.config.AboveZero;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What the collector lets in.
@ConfigMapping(prefix = "meridiem.collector")
public interface CollectorConfig {

    /// Origins of the pages that may send beacons, such as `https://news.example`. None given: any page may, but none of another origin can see the answer.
    Optional<List<String>> origins();

    /// Actions that one network (IPv4 /24, IPv6 /64) may send per minute to this replica, and at once after a pause.
    @WithDefault("1200")
    @AboveZero
    int actionsPerMinute();

    /// Actions that one visitor (address and browser) may send per minute to this replica, and at once after a pause.
    @WithDefault("120")
    @AboveZero
    int actionsPerMinuteOfVisitor();

    /// Memory for actions on their way to Kafka. When it is full, actions are dropped.
    @WithDefault("8M")
    MemorySize buffer();
}
