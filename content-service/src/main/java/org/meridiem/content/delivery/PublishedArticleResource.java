package org.meridiem.content.delivery;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.content.publication.DocumentJson;
import org.meridiem.content.publication.PublishedArticle;
import org.meridiem.content.redirect.RedirectLookup;
import org.meridiem.content.redirect.RedirectLookup.Destination;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.kit.problem.ProblemException;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// Articles for readers' sites.
@Path("/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Articles", description = "Published articles, for readers' sites")
class PublishedArticleResource {

    private static final Fields MEMBERS = Fields.of("fields", PublishedArticle.class);
    private static final Fields FORMS = Fields.of("body", PublishedArticle.Body.class);
    private static final SequencedSet<String> DEFAULT_FORMS = new LinkedHashSet<>(List.of("blocks", "html"));

    private final StoredArticles articles;
    private final CardList cards;
    private final RedirectLookup redirects;
    private final PublicAnswers answers;

    PublishedArticleResource(StoredArticles articles, CardList cards, RedirectLookup redirects,
            PublicAnswers answers) {
        this.articles = articles;
        this.redirects = redirects;
        this.cards = cards;
        this.answers = answers;
    }

    @GET
    @Operation(operationId = "listPublishedArticles", summary = "List published articles", description = "Cards, without bodies, newest first. All filters can be combined; each is applied or refused, never ignored.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = CardPage.class)))
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match or If-Modified-Since is still good")
    public Response list(@BeanParam @Valid CardFilter filter, @Context HttpHeaders headers, @Context UriInfo uri) {
        CardList.Result result = cards.page(filter);
        return answers.json(headers, uri, result.page(), result.asOf(), result.cacheTags());
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getPublishedArticle", summary = "Read a published article", description = "By its address. A former address answers 301 with the present one.")
    @APIResponse(responseCode = "200", description = "The article", content = @Content(schema = @Schema(implementation = PublishedArticle.class)), headers = {
            @Header(name = "ETag", description = "Of these bytes.", schema = @Schema(implementation = String.class)),
            @Header(name = "Cache-Tag", description = "What the answer is made from, for purging; also as Surrogate-Key.", schema = @Schema(implementation = String.class))})
    @APIResponse(responseCode = "302", description = "An editor leads this address elsewhere for now: see Location", headers = @Header(name = "Location", description = "Where to go.", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "301", description = "The article has another address now, or an editor leads this address elsewhere: see Location", headers = @Header(name = "Location", description = "Relative to this API, or absolute where an editor set it.", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match or If-Modified-Since is still good")
    @APIResponse(responseCode = "404", description = "No article was ever public under this address")
    @APIResponse(responseCode = "410", description = "It was public once and is no longer")
    public Response get(
            @RestPath @Parameter(description = "Last part of the readers' address.", example = "tea-prices-fall") String slug,
            @RestQuery @Nullable @Parameter(description = "Members to give, separated by commas; all when absent.", example = "headline,dek,body") String fields,
            @RestQuery @Nullable @Parameter(description = "Forms of the body, separated by commas: `blocks`, `html`, `text`.", schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, defaultValue = "blocks,html")) String body,
            @Context HttpHeaders headers, @Context UriInfo uri) {
        Optional<SequencedSet<String>> members = MEMBERS.picked(fields);
        SequencedSet<String> forms = FORMS.picked(body).orElse(DEFAULT_FORMS);
        Optional<StoredArticles.Found> found = SlugPolicy.isSlug(slug)
                ? articles.find(slug, forms.contains("text"))
                : Optional.empty();
        return switch (found.orElseThrow(() -> absent(slug))) {
            case StoredArticles.Found.Here here when members.isEmpty() && forms.equals(DEFAULT_FORMS) ->
                answers.stored(headers,
                        here.document(), here.digest(), here.changedAt(), here.cacheTags());
            case StoredArticles.Found.Here here ->
                answers.json(headers, uri, picked(here, members, forms), here.changedAt(),
                        List.of(here.cacheTags().split(",")));
            case StoredArticles.Found.Moved moved -> Departed.moved(moved, "", uri);
            case StoredArticles.Found.Redirected _ -> redirected(slug, uri);
            case StoredArticles.Found.Gone gone -> throw Departed.gone("article-" + gone.article());
        };
    }

    private Response redirected(String slug, UriInfo uri) {
        Destination destination = redirects.ofArticle(slug)
                .orElseThrow(() -> PublicAnswers.absent("No article has this address."));
        String query = uri.getRequestUri().getRawQuery();
        return switch (destination) {
            case Destination.ToArticle(int status, UUID id, String present) -> PublicAnswers.redirected(status,
                    "/v1/articles/" + present + (query == null ? "" : "?" + query),
                    List.of(RedirectLookup.CACHE_TAG, "article-" + id));
            case Destination.ToSection(int status, String section) -> PublicAnswers.redirected(status,
                    "/v1/sections/" + section, List.of(RedirectLookup.CACHE_TAG, "sections"));
            case Destination.ToAddress(int status, URI url) -> PublicAnswers.redirected(status, url.toString(),
                    List.of(RedirectLookup.CACHE_TAG));
            case Destination.Gone() -> throw Departed.gone(RedirectLookup.CACHE_TAG);
        };
    }

    private static ProblemException absent(String slug) {
        String detail = "No article has this address.";
        return SlugPolicy.isSlug(slug)
                ? PublicAnswers.absent(detail, "slug-" + slug)
                : PublicAnswers.absent(detail);
    }

    private static ObjectNode picked(StoredArticles.Found.Here here, Optional<SequencedSet<String>> members,
            SequencedSet<String> forms) {
        var article = (ObjectNode) DocumentJson.tree(PublicAnswers.gunzip(here.document()));
        if (article.get("body") instanceof ObjectNode body) {
            if (here.bodyText() != null) {
                body.put("text", here.bodyText());
            }
            Fields.keep(body, forms);
        }
        members.ifPresent(names -> Fields.keep(article, names));
        return article;
    }
}
