package org.meridiem.content.redirect;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.slug.Slug;

import com.fasterxml.jackson.annotation.JsonInclude;

/// What may be written of a redirect.
///
/// @param from   path of the site, or slug of an article
/// @param status 301 unless said otherwise
/// @param to     where it leads
@Schema(description = "What may be written of a redirect")
record RedirectWrite(
        @Schema(description = "A path of the site without query, or the slug of an article that is not there (any more). Escapes and a slash at the end make no difference.", examples = "/2019/05/old-story") @NotBlank @Size(max = SitePath.MAX_LENGTH) @PlainText String from,
        @Schema(description = "301 for good, 302 for now, 410 when what was there is gone for good", enumeration = {
                "301", "302", "410"}, defaultValue = "301") @Nullable Integer status,
        @Schema(description = "Where it leads; absent with 410") @Nullable @Valid RedirectTarget to){

    /// Where a redirect leads: exactly one of the members.
    ///
    /// @param article id of an article
    /// @param section slug of a section
    /// @param url     a path of the site, or an absolute address
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RedirectTarget", description = "Where a redirect leads: exactly one of the members")
    record RedirectTarget(
            @Schema(description = "Id of an article; the redirect follows its slug") @Nullable UUID article,
            @Schema(description = "Slug of a section; the redirect follows it", examples = "technology") @Nullable @Slug String section,
            @Schema(description = "A path of the site, or an absolute http or https address", examples = "/about") @Nullable @Size(min = 1, max = 2000) @PlainText String url) {
    }

    int statusOrPermanent() {
        return status == null ? 301 : status;
    }
}
