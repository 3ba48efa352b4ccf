package org.meridiem.kit.problem;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.CurrentCaller;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// One resource with everything that can go wrong.
@Path("/samples")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@SuppressWarnings("unused") // parameters exist to be read, not to be used
public class SampleResource {

    private final CurrentCaller caller;

    SampleResource(CurrentCaller caller) {
        this.caller = caller;
    }

    @POST
    @PermitAll
    public Sample create(@Valid @NotNull Sample sample) {
        return sample;
    }

    @GET
    @PermitAll
    public Page<String> list(@RestQuery @DefaultValue("20") @Min(1) @Max(100) int limit,
            @RestQuery @Nullable Instant after,
            @RestQuery @Nullable Boolean featured, @RestQuery List<String> tag, @RestQuery @Nullable String cursor) {
        return Page.of(List.of("one"), cursor == null ? "next" : null);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    public String one(UUID id) {
        throw ProblemType.NOT_FOUND.with("No such sample.").and("id", id);
    }

    @GET
    @Path("/secured")
    @PermissionsAllowed("article:publish")
    public String secured() {
        return caller.get().name();
    }

    @GET
    @Path("/unannotated")
    public String unannotated() {
        return "nobody sees this";
    }

    @GET
    @Path("/boom")
    @PermitAll
    public String boom() {
        throw new IllegalStateException("secret: select * from users");
    }

    @GET
    @Path("/database-away")
    @PermitAll
    public String databaseAway() {
        throw new IllegalStateException("wrapped", new SQLException("connection refused", "08001"));
    }

    /// What is posted.
    public record Sample(@NotBlank @Size(max = 20) String name, int count, @Nullable Kind kind, @Nullable Instant at,
            @Nullable List<@Size(max = 5) String> tags, @Nullable List<@Valid Question> faq) {
    }

    /// A nested object.
    public record Question(@NotBlank String question, @NotBlank String answer) {
    }

    /// A closed choice.
    public enum Kind {
        @JsonProperty("news")
        NEWS, @JsonProperty("opinion")
        OPINION
    }
}
