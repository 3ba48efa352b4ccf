package org.meridiem.content.site;

import java.net.URI;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.media.MediaAddresses;

/// Puts paths behind the site's configured address.
@ApplicationScoped
public class SiteAddresses implements MediaAddresses {

    private static final String SLUG = "{slug}";

    private final String base;
    private final SiteConfig config;

    SiteAddresses(SiteConfig config) {
        String url = config.url().toString();
        if (!config.url().isAbsolute()) {
            throw new IllegalArgumentException("meridiem.site.url must be absolute, such as https://news.example");
        }
        demandPath("article-path", config.articlePath());
        demandPath("section-path", config.sectionPath());
        demandPath("author-path", config.authorPath());
        demandPath("tag-path", config.tagPath());
        this.config = config;
        this.base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /// The site's address, without a slash at the end.
    public URI site() {
        return URI.create(base);
    }

    /// The page of an article.
    public URI article(String slug) {
        return of(config.articlePath().replace(SLUG, slug));
    }

    /// The page of a section.
    public URI section(String slug) {
        return of(config.sectionPath().replace(SLUG, slug));
    }

    /// The page of an author.
    public URI author(String slug) {
        return of(config.authorPath().replace(SLUG, slug));
    }

    /// The page of a tag.
    public URI tag(String slug) {
        return of(config.tagPath().replace(SLUG, slug));
    }

    /// The site's account on X, if it has one.
    public Optional<String> twitter() {
        return config.twitter();
    }

    /// The slug in the address of an article's page, whatever query or fragment follows it; empty for every other address.
    public Optional<String> articleAt(String address) {
        String page = address.split("[?#]", 2)[0];
        String path = config.articlePath();
        String before = base + path.substring(0, path.indexOf(SLUG));
        String after = path.substring(path.indexOf(SLUG) + SLUG.length());
        String trimmed = page.endsWith("/") && !after.endsWith("/") ? page.substring(0, page.length() - 1) : page;
        if (!trimmed.startsWith(before) || !trimmed.endsWith(after)
                || trimmed.length() <= before.length() + after.length()) {
            return Optional.empty();
        }
        return Optional.of(trimmed.substring(before.length(), trimmed.length() - after.length()));
    }

    /// The path of an article's page, in which `{slug}` stands for the slug.
    public String articlePath() {
        return config.articlePath();
    }

    @Override
    public URI of(String path) {
        return URI.create(base + path);
    }

    private static void demandPath(String key, String path) {
        if (!path.startsWith("/") || !path.contains(SLUG)) {
            throw new IllegalArgumentException("meridiem.site." + key + " must begin with / and hold {slug}");
        }
    }
}
