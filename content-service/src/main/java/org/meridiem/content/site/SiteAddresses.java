package org.meridiem.content.site;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.media.MediaAddresses;

/// Puts paths behind the site's configured address.
@ApplicationScoped
public class SiteAddresses implements MediaAddresses {

    private static final String SLUG = "{slug}";

    private final String base;
    private final String articlePath;

    SiteAddresses(SiteConfig config) {
        String url = config.url().toString();
        if (!config.url().isAbsolute()) {
            throw new IllegalArgumentException("meridiem.site.url must be absolute, such as https://news.example");
        }
        if (!config.articlePath().startsWith("/") || !config.articlePath().contains(SLUG)) {
            throw new IllegalArgumentException("meridiem.site.article-path must begin with / and hold {slug}");
        }
        this.articlePath = config.articlePath();
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// The site's address, without a slash at the end.
    public URI site() {
        return URI.create(base);
    }

    /// The page of an article.
    public URI article(String slug) {
        return of(articlePath.replace(SLUG, slug));
    }

    /// The path of an article's page, in which `{slug}` stands for the slug.
    public String articlePath() {
        return articlePath;
    }

    @Override
    public URI of(String path) {
        return URI.create(base + path);
    }
}
