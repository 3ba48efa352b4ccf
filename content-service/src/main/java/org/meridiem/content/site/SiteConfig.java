package org.meridiem.content.site;

import java.net.URI;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Where readers find the site. Every absolute address in every answer and event is built from it, never from a request's Host header.
@ConfigMapping(prefix = "meridiem.site")
public interface SiteConfig {

    /// The public base address, such as `https://news.example`, with or without a slash at the end.
    URI url();

    /// The path of an article's page on the site; `{slug}` stands for the article's slug. The default is the article in this API, which always
    /// exists; a site with pages of its own sets theirs, such as `/news/{slug}`. A change shows in each article when it is next published or renewed.
    @WithDefault("/v1/articles/{slug}")
    String articlePath();

    /// The path of a section's page on the site, as [#articlePath()].
    @WithDefault("/v1/sections/{slug}")
    String sectionPath();

    /// The path of an author's page on the site, as [#articlePath()].
    @WithDefault("/v1/authors/{slug}")
    String authorPath();

    /// The path of a tag's page on the site, as [#articlePath()].
    @WithDefault("/v1/tags/{slug}")
    String tagPath();

    /// The site's account on X, such as `@meridiem`, for cards there.
    Optional<String> twitter();
}
