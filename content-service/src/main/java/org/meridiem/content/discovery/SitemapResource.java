package org.meridiem.content.discovery;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.content.site.SiteAddresses;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// What crawlers ask for first. At the addresses where they look.
@Path("/")
@RunOnVirtualThread
@PermitAll
@Tag(name = "Crawlers", description = "Site maps and robots.txt")
class SitemapResource {

    private static final String XML = "application/xml";
    private static final String TYPE = "application/xml; charset=utf-8";
    private static final Pattern PAGE = Pattern.compile("([1-9]\\d{3}-(?:0[1-9]|1[0-2]))(?:-([1-9]\\d{0,3}))?");

    private final Sitemaps maps;
    private final Feeds feeds;
    private final SiteAddresses addresses;
    private final DiscoveryConfig config;
    private final PublicAnswers answers;

    SitemapResource(Sitemaps maps, Feeds feeds, SiteAddresses addresses, DiscoveryConfig config,
            PublicAnswers answers) {
        this.maps = maps;
        this.feeds = feeds;
        this.addresses = addresses;
        this.config = config;
        this.answers = answers;
    }

    @GET
    @Path("sitemap.xml")
    @Operation(operationId = "getSitemapIndex", summary = "Get the index of all site maps")
    @APIResponse(responseCode = "200", description = "The index (sitemaps.org)", content = @Content(mediaType = XML, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match or If-Modified-Since is still good")
    public Response index(@Context HttpHeaders headers) {
        Instant asOf = feeds.asOf();
        return answers.text(headers, TYPE, maps.index(), asOf, List.of("articles"));
    }

    @GET
    @Path("sitemaps/articles-{page}.xml")
    @Operation(operationId = "getSitemap", summary = "Get the site map of a month")
    @APIResponse(responseCode = "200", description = "The map (sitemaps.org)", content = @Content(mediaType = XML, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match or If-Modified-Since is still good")
    @APIResponse(responseCode = "404", description = "There is no such map")
    public Response month(
            @RestPath @Parameter(description = "Year and month, and which part of it from the second on.", example = "2026-11") String page,
            @Context HttpHeaders headers) {
        Instant asOf = feeds.asOf();
        Matcher matcher = PAGE.matcher(page);
        Optional<byte[]> map = matcher.matches()
                ? maps.month(YearMonth.parse(matcher.group(1)),
                        matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2)))
                : Optional.empty();
        return answers.text(headers, TYPE, map.orElseThrow(() -> PublicAnswers.absent("There is no such site map.")),
                asOf, List.of("articles"));
    }

    @GET
    @Path("news-sitemap.xml")
    @Operation(operationId = "getNewsSitemap", summary = "Get the articles of the last 48 hours as a news site map", description = "At most 1,000, as Google News reads them.")
    @APIResponse(responseCode = "200", description = "The map", content = @Content(mediaType = XML, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match is still good")
    public Response news(@Context HttpHeaders headers) {
        // No Last-Modified: it changes by the passing of time alone.
        return answers.text(headers, TYPE, maps.news(), null, List.of("articles", "site"));
    }

    @GET
    @Path("robots.txt")
    @Operation(operationId = "getRobots", summary = "Get what crawlers are asked to leave alone")
    @APIResponse(responseCode = "200", description = "robots.txt (RFC 9309)", content = @Content(mediaType = "text/plain", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match is still good")
    public Response robots(@Context HttpHeaders headers) {
        return answers.text(headers, "text/plain; charset=utf-8", Robots.text(config, addresses), null,
                List.of("site"));
    }
}
