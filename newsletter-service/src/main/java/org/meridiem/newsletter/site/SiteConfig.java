package org.meridiem.newsletter.site;

import java.net.URI;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// The news site that the newsletters belong to.
@ConfigMapping(prefix = "meridiem.site")
public interface SiteConfig {
    /// Public base URL of the news site.
    URI url();

    /// The site's name as readers know it.
    @WithDefault("Meridiem")
    String name();

    /// The sentence that asks people to subscribe, where a newsletter has none of its own.
    @WithDefault("Missed this week's big shifts? Our newsletter breaks them down in plain words.")
    String callToAction();
}
