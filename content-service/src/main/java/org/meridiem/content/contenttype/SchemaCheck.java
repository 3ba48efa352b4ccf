package org.meridiem.content.contenttype;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotNull;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.meridiem.kit.problem.InputError;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// How stored articles fit a schema.
///
/// @param checkedArticles   how many articles have the kind in a revision that counts
/// @param violatingArticles how many of them do not fit
/// @param articles          the first of those
@Schema(name = "SchemaCheck", description = "How stored articles fit a schema", requiredProperties = {
        "checkedArticles", "violatingArticles", "articles"})
record SchemaCheck(
        @Schema(description = "Articles of the kind, by the newest, the scheduled or the published revision") long checkedArticles,
        @Schema(description = "Those of them that do not fit") long violatingArticles,
        @Schema(description = "The first of those, at most twenty") List<Misfit> articles) {

    SchemaCheck {
        articles = List.copyOf(articles);
    }

    /// An article that does not fit.
    ///
    /// @param id        its id
    /// @param slug      of its newest revision
    /// @param headline  of its newest revision
    /// @param revision  number of the revision that does not fit
    /// @param published whether readers see that revision
    /// @param errors    what is wrong, with pointers
    @Schema(name = "SchemaMisfit", description = "An article that does not fit a schema", requiredProperties = {"id",
            "slug", "headline", "revision", "published", "errors"})
    record Misfit(UUID id, String slug, String headline,
            @Schema(description = "Number of the revision that does not fit") int revision,
            @Schema(description = "Whether readers see that revision") boolean published,
            @Schema(description = "What is wrong, with pointers below `/custom`") List<InputError> errors) {

        Misfit {
            errors = List.copyOf(errors);
        }
    }

    /// A schema to be tried.
    ///
    /// @param schema of the custom members
    @Schema(name = "SchemaTrial", description = "A schema to be tried on stored articles")
    record Trial(
            @Schema(type = SchemaType.OBJECT, description = "JSON Schema 2020-12 of the `custom` member") @NotNull ObjectNode schema) {
    }
}
