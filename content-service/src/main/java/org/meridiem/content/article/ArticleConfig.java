package org.meridiem.content.article;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Articles on the site.
@ConfigMapping(prefix = "meridiem.article")
public interface ArticleConfig {

    /// The path of an article's page on the site, behind `meridiem.site.url`. The default is the article in this API, which always exists;
    /// a site with pages of its own sets theirs, such as `/news/{slug}`. A change shows in each article when it is next published or renewed.
    @WithDefault("/v1/articles/{slug}")
    String path();
}
