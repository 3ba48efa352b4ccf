package org.meridiem.newsletter.site;

import java.net.URI;

import io.smallrye.config.ConfigMapping;

/// Where readers reach this service.
@ConfigMapping(prefix = "meridiem.public")
public interface PublicConfig {
    /// Public base URL of this service, as it stands in mails. Short is better: the one-click address has to fit one header line.
    URI url();
}
