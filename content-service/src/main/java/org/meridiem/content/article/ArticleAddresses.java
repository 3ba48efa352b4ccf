package org.meridiem.content.article;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.site.SiteAddresses;

/// Where readers find articles.
@ApplicationScoped
public class ArticleAddresses {

    private static final String SLUG = "{slug}";

    private final SiteAddresses site;
    private final String path;

    ArticleAddresses(SiteAddresses site, ArticleConfig config) {
        this.site = site;
        this.path = config.path();
        if (!path.startsWith("/") || !path.contains(SLUG)) {
            throw new IllegalArgumentException("meridiem.article.path must begin with / and hold {slug}");
        }
    }

    /// The readers' address of an article.
    public URI of(String slug) {
        return site.of(path.replace(SLUG, slug));
    }
}
