package org.meridiem.kit.limit;

import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.meridiem.kit.http.HttpConfig;

/// Knows the proxies that this installation stands behind.
@Singleton
class TrustedProxies {

    @Produces
    @Singleton
    ClientAddress clients(HttpConfig config) {
        return new ClientAddress(config.behindProxy() ? config.trustedProxies().orElse(List.of()) : List.of());
    }
}
