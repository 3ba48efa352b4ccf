package org.meridiem.content.discovery;

import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.content.delivery.LatestArticles;
import org.meridiem.content.publication.DocumentJson;
import org.meridiem.content.publication.PublishedCard;
import org.meridiem.content.site.SiteAddresses;
import org.meridiem.content.site.Sites;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.kit.problem.ProblemType;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Tells other sites how to show an article's address (oembed.com). Knows this site's addresses only; fetches nothing.
@Path("/v1/oembed")
@RunOnVirtualThread
@PermitAll
@Tag(name = "Embedding", description = "Articles on other sites")
class OEmbedResource {

    private final LatestArticles articles;
    private final Sites sites;
    private final SiteAddresses addresses;
    private final PublicAnswers answers;

    OEmbedResource(LatestArticles articles, Sites sites, SiteAddresses addresses, PublicAnswers answers) {
        this.articles = articles;
        this.sites = sites;
        this.addresses = addresses;
        this.answers = answers;
    }

    @GET
    @Operation(operationId = "getOEmbed", summary = "Get how to show an article's address on another site")
    @APIResponse(responseCode = "200", description = "oEmbed 1.0, type link", content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = OEmbed.class)))
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match is still good")
    @APIResponse(responseCode = "404", description = "This is not the address of an article of this site")
    @APIResponse(responseCode = "501", description = "Only the format json is given")
    public Response get(
            @RestQuery @NotNull @Size(max = 2_000) @Parameter(description = "The article's address, as its `url` says.", required = true, example = "https://news.example.org/articles/tea-prices-fall") String url,
            @RestQuery @Nullable @Parameter(description = "`json`; nothing else is given.", example = "json") String format,
            @RestQuery @Nullable @Min(1) @Parameter(description = "The widest picture wanted.") Integer maxwidth,
            @RestQuery @Nullable @Min(1) @Parameter(description = "The highest picture wanted.") Integer maxheight,
            @Context HttpHeaders headers) {
        if (format != null && !format.equals("json")) {
            throw ProblemType.NOT_IMPLEMENTED.with("Only the format json is given.").parameter("format",
                    "must be json");
        }
        PublishedCard card = addresses.articleAt(url).filter(SlugPolicy::isSlug).flatMap(articles::at)
                .orElseThrow(() -> PublicAnswers.absent("This is not the address of an article of this site."));
        OEmbed embed = OEmbed.of(card,
                card.authors().isEmpty() ? null : addresses.author(card.authors().getFirst().slug()),
                sites.current().name(), addresses.site(), maxwidth, maxheight);
        return answers.text(headers, MediaType.APPLICATION_JSON, DocumentJson.bytes(embed), null,
                List.of("article-" + card.id(), "site"));
    }
}
