package org.meridiem.kit.limit;

import java.util.List;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.meridiem.kit.http.HttpConfig;

import io.quarkus.arc.DefaultBean;

/// Knows the proxies of every service that has none of its own.
@Singleton
class TrustedProxies {

    @Produces
    @Singleton
    @DefaultBean
    ClientAddress clients(HttpConfig config) {
        return new ClientAddress(config.behindProxy() ? config.trustedProxies().orElse(List.of()) : List.of());
    }
}
