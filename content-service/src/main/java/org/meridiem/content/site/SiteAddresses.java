package org.meridiem.content.site;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.media.MediaAddresses;

/// Puts paths behind the site's configured address.
@ApplicationScoped
public class SiteAddresses implements MediaAddresses {

    private final String base;

    SiteAddresses(SiteConfig config) {
        String url = config.url().toString();
        if (!config.url().isAbsolute()) {
            throw new IllegalArgumentException("meridiem.site.url must be absolute, such as https://news.example");
        }
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    public URI of(String path) {
        return URI.create(base + path);
    }
}
