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
import org.meridiem.trending.key.ListKind;

import io.smallrye.common.annotation.NonBlocking;

/// The lists that are not about how much is read, from memory as [TrendingResource] does.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
class HighlightsResource {

    private final ListFeed feed;
    private final ListAnswers answers;

    HighlightsResource(ListFeed feed, ListAnswers answers) {
        this.feed = feed;
        this.answers = answers;
    }

    /// The articles that are read more than was to be expected.
    @GET
    @Path("rising")
    @PermitAll
    public RestResponse<byte[]> rising(@RestQuery @Nullable String section,
            @RestQuery @DefaultValue("10") int limit, @Context HttpHeaders headers) {
        return list(ListKind.RISING, section, limit, headers);
    }

    /// The articles that readers comment on most.
    @GET
    @Path("most-commented")
    @PermitAll
    public RestResponse<byte[]> mostCommented(@RestQuery @Nullable String section,
            @RestQuery @DefaultValue("10") int limit, @Context HttpHeaders headers) {
        return list(ListKind.COMMENTED, section, limit, headers);
    }

    private RestResponse<byte[]> list(ListKind kind, @Nullable String section, int limit, HttpHeaders headers) {
        var key = new ListKey(kind, ListAnswers.section(section), null);
        int wanted = ListAnswers.limit(limit, ListAnswers.MAX_LIMIT);
        ListView list = feed.list(key).orElseThrow(ListAnswers::notReady);
        return answers.of(list.prepared(), wanted, list.changedAt(), headers);
    }
}
