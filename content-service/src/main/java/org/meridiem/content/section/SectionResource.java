package org.meridiem.content.section;

import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.content.editing.Freshness;

import io.smallrye.common.annotation.RunOnVirtualThread;

/// The readers' side of sections.
@Path("/v1/sections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@Tag(name = "Sections", description = "The tree that articles are filed in")
class SectionResource {

    private final Sections sections;
    private final PublicAnswers answers;
    private final Freshness freshness;

    SectionResource(Sections sections, PublicAnswers answers, Freshness freshness) {
        this.sections = sections;
        this.answers = answers;
        this.freshness = freshness;
    }

    @GET
    @Operation(operationId = "listSections", summary = "Get the tree of sections, with the number of published articles in each and below")
    @APIResponse(responseCode = "200", description = "The top sections with those below them", content = @Content(schema = @Schema(implementation = SectionTree.class)))
    @APIResponse(responseCode = "304", description = "The reader's copy is still good")
    public Response tree(@Context HttpHeaders headers, @Context UriInfo uri) {
        Instant changed = freshness.asOf();
        return answers.json(headers, uri, new SectionTree(sections.publicTree()), changed, List.of("sections", "list"));
    }

    @GET
    @Path("{slug}")
    @Operation(operationId = "getSection", summary = "Get a section by its slug, with the sections below it")
    @APIResponse(responseCode = "200", description = "The section", content = @Content(schema = @Schema(implementation = SectionNode.class)))
    @APIResponse(responseCode = "301", description = "A former slug: `Location` has the present one")
    @APIResponse(responseCode = "304", description = "The reader's copy is still good")
    public Response get(@RestPath String slug, @Context HttpHeaders headers, @Context UriInfo uri) {
        Instant changed = freshness.asOf();
        SectionNode section = sections.publicBySlug(slug).orElse(null);
        if (section == null) {
            String present = sections.movedTo(slug)
                    .orElseThrow(() -> PublicAnswers.absent("There is no such section.", "sections"));
            return PublicAnswers.moved("/v1/sections/" + present, uri,
                    List.of("section-" + slug, "section-" + present));
        }
        return answers.json(headers, uri, section, changed, List.of("section-" + section.slug(), "sections"));
    }

    /// The tree.
    @Schema(name = "SectionTree", description = "The top sections with those below them", requiredProperties = {
            "items"})
    private record SectionTree(List<SectionNode> items) {
    }
}
