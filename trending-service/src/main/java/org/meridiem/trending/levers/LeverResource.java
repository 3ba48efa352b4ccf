package org.meridiem.trending.levers;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.meridiem.events.TrendingLever;
import org.meridiem.kit.http.EntityVersion;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.CurrentCaller;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The editors' side of the lists.
@Path("/v1/editorial/trending/levers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class LeverResource {

    private static final String LIST = "/v1/editorial/trending/levers";
    private static final String PERMISSION = "ranking:manage";

    private final Levers levers;
    private final Cursors cursors;
    private final CurrentCaller caller;
    private final Clock clock;

    LeverResource(Levers levers, Cursors cursors, CurrentCaller caller, Clock clock) {
        this.levers = levers;
        this.cursors = cursors;
        this.caller = caller;
        this.clock = clock;
    }

    /// Whether levers that do nothing any more are wanted too.
    enum Which {
        /// Those at work.
        ACTIVE,
        /// All that are kept.
        ALL;

        @Override
        public String toString() {
            return this == ALL ? "all" : "active";
        }

        /// Reads the query parameter.
        public static Which fromString(String text) {
            return text.equals("all") ? ALL : ACTIVE;
        }
    }

    @POST
    @PermissionsAllowed(PERMISSION)
    public Response create(@RestHeader("Idempotency-Key") @Nullable String idempotencyKey,
            @NotNull @Valid LeverWrite lever) {
        TrendingLever.State made = levers.create(lever, idempotencyKey, caller.get());
        return answer(Response.created(URI.create(LIST + '/' + made.id())), made);
    }

    @GET
    @PermissionsAllowed(PERMISSION)
    public Response list(@RestQuery @DefaultValue("active") Which state,
            @RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit, @RestQuery @Nullable String cursor) {
        String name = LIST + "?state=" + state;
        Optional<UUID> after = cursor == null
                ? Optional.empty()
                : Optional.of(UUID.fromString(cursors.open(name, cursor).getFirst()));
        List<TrendingLever.State> found = levers.page(state == Which.ALL, after, limit + 1);
        List<LeverView> shown = found.stream().limit(limit)
                .map(lever -> LeverView.of(lever, clock.instant())).toList();
        String next = found.size() > limit ? cursors.seal(name, List.of(shown.getLast().id().toString())) : null;
        return Response.ok(Page.of(shown, next)).header("Cache-Control", "no-store").build();
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed(PERMISSION)
    public Response get(@RestPath UUID id) {
        return answer(Response.ok(), levers.find(id));
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed(PERMISSION)
    public Response change(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch,
            @NotNull @Valid LeverChange change) {
        return answer(Response.ok(), levers.change(id, IfMatch.of(ifMatch), change, caller.get()));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed(PERMISSION)
    public Response end(@RestPath UUID id, @RestHeader("If-Match") @Nullable String ifMatch,
            @RestQuery @DefaultValue("no reason given") @Size(max = 500) String reason) {
        levers.end(id, IfMatch.of(ifMatch), reason, caller.get());
        return Response.noContent().build();
    }

    private Response answer(Response.ResponseBuilder response, TrendingLever.State lever) {
        return response.entity(LeverView.of(lever, clock.instant()))
                .header("ETag", EntityVersion.etag(lever.version()))
                .header("Cache-Control", "no-store").build();
    }
}
