package org.meridiem.content.discovery;

import java.time.Instant;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.content.publication.DocumentJson;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// The newest articles, for those who follow the site or a part of it. Whatever a reader of feeds says that it accepts, it gets the format of the address.
@Path("/v1/feeds")
@RunOnVirtualThread
@PermitAll
@Tag(name = "Feeds", description = "The newest articles for readers of feeds")
class FeedResource {

    private static final String RSS = "application/rss+xml";
    private static final String ATOM = "application/atom+xml";
    private static final String JSON = "application/feed+json";

    private final Feeds feeds;
    private final PublicAnswers answers;

    FeedResource(Feeds feeds, PublicAnswers answers) {
        this.feeds = feeds;
        this.answers = answers;
    }

    @GET
    @Path("rss.xml")
    @Operation(operationId = "getRssFeed", summary = "Get the newest articles as RSS 2.0")
    @APIResponse(responseCode = "200", description = "The feed", content = @Content(mediaType = RSS, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match or If-Modified-Since is still good")
    @APIResponse(responseCode = "404", description = "There is no such section, tag or author")
    public Response rss(@BeanParam @Valid FeedFilter filter, @Context HttpHeaders headers) {
        // Before the articles: what comes in meanwhile must not be taken for seen.
        Instant asOf = feeds.asOf();
        Feed feed = feeds.gather(filter, "/v1/feeds/rss.xml");
        return answers.text(headers, RSS + "; charset=utf-8", XmlFeeds.rss(feed), asOf, filter.cacheTags());
    }

    @GET
    @Path("atom.xml")
    @Operation(operationId = "getAtomFeed", summary = "Get the newest articles as Atom 1.0")
    @APIResponse(responseCode = "200", description = "The feed", content = @Content(mediaType = ATOM, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match or If-Modified-Since is still good")
    @APIResponse(responseCode = "404", description = "There is no such section, tag or author")
    public Response atom(@BeanParam @Valid FeedFilter filter, @Context HttpHeaders headers) {
        Instant asOf = feeds.asOf();
        Feed feed = feeds.gather(filter, "/v1/feeds/atom.xml");
        return answers.text(headers, ATOM + "; charset=utf-8", XmlFeeds.atom(feed), asOf, filter.cacheTags());
    }

    @GET
    @Path("feed.json")
    @Operation(operationId = "getJsonFeed", summary = "Get the newest articles as JSON Feed 1.1")
    @APIResponse(responseCode = "200", description = "The feed", content = @Content(mediaType = JSON, schema = @Schema(implementation = JsonFeed.class)))
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match or If-Modified-Since is still good")
    @APIResponse(responseCode = "404", description = "There is no such section, tag or author")
    public Response json(@BeanParam @Valid FeedFilter filter, @Context HttpHeaders headers) {
        Instant asOf = feeds.asOf();
        JsonFeed feed = JsonFeed.of(feeds.gather(filter, "/v1/feeds/feed.json"));
        return answers.text(headers, JSON, DocumentJson.bytes(feed), asOf, filter.cacheTags());
    }
}
