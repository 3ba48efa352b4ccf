package org.meridiem.kit.http;

import java.util.List;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Bounds of every request.
@ConfigMapping(prefix = "meridiem.http")
public interface HttpConfig {
    /// The largest body of a request that is not an upload (`multipart/form-data` has its own bound, `quarkus.http.limits.max-body-size`).
    @WithDefault("2M")
    MemorySize maxBodySize();

    /// Whether requests come through a proxy that tells the client's address. If not, the client is whoever connects.
    @WithDefault("false")
    boolean behindProxy();

    /// Addresses or networks (CIDR) of proxies whose `X-Forwarded-For` is believed.
    Optional<List<String>> trustedProxies();
}
