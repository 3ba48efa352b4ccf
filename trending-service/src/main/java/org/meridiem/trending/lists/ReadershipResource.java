package org.meridiem.trending.lists;

import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.NonBlocking;

/// How one article is read, from memory.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
class ReadershipResource {

    private static final int MAX_COMPANIONS = 10;

    private final ListFeed feed;
    private final ListAnswers answers;
    private final ListsConfig config;

    ReadershipResource(ListFeed feed, ListAnswers answers, ListsConfig config) {
        this.feed = feed;
        this.answers = answers;
        this.config = config;
    }

    /// What its readers read besides.
    @GET
    @Path("articles/{id}/also-read")
    @PermitAll
    @NonBlocking
    public RestResponse<byte[]> alsoRead(@RestPath UUID id, @RestQuery @DefaultValue("5") int limit,
            @Context HttpHeaders headers) {
        int wanted = ListAnswers.limit(limit, MAX_COMPANIONS);
        PreparedItems items = readership().alsoRead(id).orElseThrow(ReadershipResource::notPublic);
        return answers.of(items, wanted, null, headers);
    }

    /// Its figures for everybody, where the operator lets everybody see them.
    @GET
    @Path("articles/{id}/stats")
    @PermitAll
    @NonBlocking
    public RestResponse<byte[]> stats(@RestPath UUID id) {
        if (!config.publicFigures()) {
            throw ProblemType.NOT_FOUND.with("Figures are not public here.");
        }
        return figures(id, config.cacheControl());
    }

    /// Its figures for editors.
    @GET
    @Path("editorial/articles/{id}/stats")
    @PermissionsAllowed("ranking:manage")
    public RestResponse<byte[]> editorialStats(@RestPath UUID id) {
        return figures(id, "private, no-store");
    }

    private RestResponse<byte[]> figures(UUID id, String cacheControl) {
        return ResponseBuilder.ok(readership().figures(id).orElseThrow(ReadershipResource::notPublic))
                .header(HttpHeaders.CACHE_CONTROL, cacheControl).build();
    }

    private Readership readership() {
        return feed.readership().orElseThrow(ListAnswers::notReady);
    }

    private static ProblemException notPublic() {
        return ProblemType.NOT_FOUND.with("There is no public article with this id.");
    }
}
