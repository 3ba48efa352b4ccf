package org.meridiem.content.delivery;

import java.util.List;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// What an address answers when its article is no longer there. Kept briefly.
final class Departed {

    private static final String SHORT = "public, max-age=10";

    private Departed() {
    }

    /// 301 to the present address, relative, so that nothing in it comes from the Host header; with the query as it came.
    ///
    /// @param below what follows the slug in the path, such as `/related`
    static Response moved(StoredArticles.Found.Moved moved, String below, UriInfo uri) {
        return PublicAnswers.moved("/v1/articles/" + moved.slug() + below, uri, List.of("article-" + moved.article()));
    }

    /// 410, to be thrown.
    ///
    /// @param cacheTag what it is purged by
    static ProblemException gone(String cacheTag) {
        return ProblemType.GONE.with("This article is no longer public.")
                .header(HttpHeaders.CACHE_CONTROL, SHORT)
                .header("Cache-Tag", cacheTag)
                .header("Surrogate-Key", cacheTag);
    }
}
