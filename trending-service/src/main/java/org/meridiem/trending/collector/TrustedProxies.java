package org.meridiem.trending.collector;

import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.meridiem.kit.limit.ClientAddress;

/// Knows the proxies that the collector believes.
@Singleton
class TrustedProxies {

    @Produces
    @Singleton
    ClientAddress clients(CollectorConfig config) {
        return new ClientAddress(config.trustedProxies().orElse(List.of()));
    }
}
