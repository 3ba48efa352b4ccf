package org.meridiem.content.discovery;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What those who follow the site, and crawlers, are told.
@ConfigMapping(prefix = "meridiem.discovery")
public interface DiscoveryConfig {

    /// The WebSub hub that feeds name, if there is one.
    Optional<URI> hub();

    /// Whether crawlers may come at all; not on a staging site.
    @WithDefault("true")
    boolean crawlable();

    /// Paths that crawlers are asked to leave alone.
    @WithDefault("/v1/editorial,/v1/previews,/v1/search,/q")
    List<String> disallow();
}
