package org.meridiem.trending.lists;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.meridiem.trending.key.ListKey;

import io.smallrye.common.annotation.NonBlocking;

/// The most read articles, from memory: on the event loop, for nothing here waits.
@Path("/v1/trending")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
class TrendingResource {

    private final ListFeed feed;
    private final ListAnswers answers;

    TrendingResource(ListFeed feed, ListAnswers answers) {
        this.feed = feed;
        this.answers = answers;
    }

    /// The best articles of the site or of one section with all below it, in all languages or in one.
    @GET
    @PermitAll
    public RestResponse<byte[]> list(@RestQuery @DefaultValue("today") String window,
            @RestQuery @Nullable String section, @RestQuery @Nullable String language,
            @RestQuery @DefaultValue("10") int limit, @Context HttpHeaders headers) {
        ListKey key = ListQuery.of(window, section, language);
        int wanted = ListAnswers.limit(limit, ListAnswers.MAX_LIMIT);
        ListView list = feed.list(key).orElseThrow(ListAnswers::notReady);
        return answers.of(list.prepared(), wanted, list.changedAt(), headers);
    }
}
