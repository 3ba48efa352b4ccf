package org.meridiem.content.comment;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.editing.EditorialAnswers;
import org.meridiem.kit.idempotency.Idempotency;
import org.meridiem.kit.limit.ClientAddress;
import org.meridiem.kit.limit.Network;
import org.meridiem.kit.limit.RateLimits;
import org.meridiem.kit.security.CurrentCaller;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;

/// Comments under an article: everybody reads, signed-in readers write.
@Path("/v1/articles/{slug}/comments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Comments", description = "What readers say")
class CommentResource {

    private static final String SLUG = "Last part of the article's address.";

    private final Discussion.Finder discussions;
    private final Threads threads;
    private final Speaking speaking;
    private final PublicAnswers answers;
    private final Idempotency idempotency;
    private final CurrentCaller caller;
    private final Clock clock;
    private final ClientAddress clients;
    private final RateLimits.Limit perNetwork;

    CommentResource(Discussion.Finder discussions, Threads threads, Speaking speaking, PublicAnswers answers,
            Idempotency idempotency, CurrentCaller caller, Clock clock, ClientAddress clients,
            RateLimits limits, CommentsConfig config) {
        this.discussions = discussions;
        this.threads = threads;
        this.speaking = speaking;
        this.answers = answers;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
        this.clients = clients;
        this.perNetwork = limits.limit("comments-from-network", config.perNetwork(), config.perNetworkWindow());
    }

    @GET
    @PermitAll
    @Operation(operationId = "listComments", summary = "Read an article's comments", description = "Top comments with their first answers as a tree. The same for everybody: what a reader wrote or liked is under `/v1/me`.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = CommentPage.class)))
    @APIResponse(responseCode = "301", description = "The article has another address now: see Location", headers = @Header(name = "Location", description = "Relative to this API.", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match or If-Modified-Since is still good")
    @APIResponse(responseCode = "404", description = "No article was ever public under this address")
    @APIResponse(responseCode = "410", description = "The article was public once and is no longer")
    public Response list(@RestPath @Parameter(description = SLUG, example = "tea-prices-fall") String slug,
            @RestQuery @DefaultValue("createdAt") @Parameter(description = "Order of top comments; a leading `-` means descending. Answers are always in the order in which they were written.") CommentSort sort,
            @Parameter(description = "Top comments per page.") @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor,
            @Parameter(description = "Also tell in `total` how many visible comments there are, answers included.") @RestQuery @DefaultValue("false") boolean count,
            @Context HttpHeaders headers, @Context UriInfo uri) {
        Discussion discussion = discussions.bySlug(slug, clock.instant());
        return discussion.slug().equals(slug)
                ? answer(headers, uri, discussion, threads.page(discussion.article(), sort, limit, cursor, count))
                : moved(discussion, "", uri);
    }

    @GET
    @Path("{id}/replies")
    @PermitAll
    @Operation(operationId = "listReplies", summary = "Read the answers of a thread", description = "Flat, each behind what it answers, oldest first; `parent` and `depth` say where it hangs. `nextReplies` of a top comment begins where its tree ended.")
    @APIResponse(responseCode = "200", description = "One page", content = @Content(schema = @Schema(implementation = CommentPage.class)))
    @APIResponse(responseCode = "301", description = "The article has another address now: see Location", headers = @Header(name = "Location", description = "Relative to this API.", schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "304", description = "The copy named in If-None-Match or If-Modified-Since is still good")
    @APIResponse(responseCode = "404", description = "No article was ever public under this address")
    @APIResponse(responseCode = "410", description = "The article was public once and is no longer")
    public Response replies(@RestPath @Parameter(description = SLUG, example = "tea-prices-fall") String slug,
            @RestPath @Parameter(description = "The top comment.") UUID id,
            @Parameter(description = ApiTexts.LIMIT) @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @Parameter(description = ApiTexts.CURSOR) @RestQuery @Nullable String cursor,
            @Context HttpHeaders headers, @Context UriInfo uri) {
        Discussion discussion = discussions.bySlug(slug, clock.instant());
        return discussion.slug().equals(slug)
                ? answer(headers, uri, discussion, threads.answers(discussion.article(), id, limit, cursor))
                : moved(discussion, "/" + id + "/replies", uri);
    }

    @POST
    @PermissionsAllowed("comment:write")
    @Operation(operationId = "createComment", summary = "Comment on an article", description = "Depending on the article the comment is visible at once or waits for a moderator: its `state` says so. It can be edited for a few minutes.")
    @APIResponse(responseCode = "201", description = "Taken; `Location` and `ETag` say where and which version", content = @Content(schema = @Schema(implementation = OwnComment.class)))
    @APIResponse(responseCode = "403", description = "The caller's roles do not allow this, or the caller is banned from the comments: then `bannedFrom` is there, and `bannedUntil` unless it is for good")
    @APIResponse(responseCode = "404", description = "No article was ever public under this address")
    @APIResponse(responseCode = "409", description = "Comments are closed, or the caller has just said exactly this")
    @APIResponse(responseCode = "410", description = "The article was public once and is no longer")
    @APIResponse(responseCode = "422", description = "The comment to be answered is not there, or the Idempotency-Key came with another request before")
    @APIResponse(responseCode = "429", description = "Too many comments of this reader or from this network; see Retry-After")
    public Response create(@RestPath @Parameter(description = SLUG, example = "tea-prices-fall") String slug,
            @Parameter(description = ApiTexts.IDEMPOTENCY_KEY) @RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid CommentWrite comment, @Context HttpServerRequest http) {
        var who = caller.get();
        perNetwork.take(Network.of(clients.of(http).getHostAddress()));
        return idempotency.once(idempotencyKey, who.id(), "createComment/" + slug, comment, () -> {
            OwnComment view = speaking.say(slug, comment, who);
            return EditorialAnswers.created("/v1/me/comments/" + view.id(), view.version(), view);
        });
    }

    private Response answer(HttpHeaders headers, UriInfo uri, Discussion discussion, Threads.Result result) {
        return answers.json(headers, uri, result.page(), result.asOf(), tags(discussion));
    }

    /// Relative, so that nothing in it comes from the Host header; with the query as it came.
    private static Response moved(Discussion discussion, String rest, UriInfo uri) {
        String query = uri.getRequestUri().getRawQuery();
        List<String> tags = tags(discussion);
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, "/v1/articles/" + discussion.slug() + "/comments" + rest
                        + (query == null ? "" : "?" + query))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=10")
                .header("Cache-Tag", String.join(",", tags))
                .header("Surrogate-Key", String.join(" ", tags))
                .build();
    }

    private static List<String> tags(Discussion discussion) {
        return List.of("comments-" + discussion.article(), "article-" + discussion.article());
    }
}
