package org.meridiem.content.redirect;

import java.net.URI;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

/// Where a path of the site leads.
///
/// @param from     the path
/// @param status   301, 302, or 410 when it is gone
/// @param location the address to go to
/// @param article  slug of the article that it leads to
/// @param section  slug of the section that it leads to
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Redirect", description = "Where a path of the site leads", requiredProperties = {"from", "status"})
record PublicRedirect(@Schema(examples = "/2019/05/old-story") String from,
        @Schema(description = "301 for good, 302 for now, 410 when it is gone for good", examples = "301") int status,
        @Nullable @Schema(description = "The address to go to. Absent when it is gone, and for a section, whose page only the site knows.") URI location,
        @Nullable @Schema(description = "Slug of the article that it leads to") String article,
        @Nullable @Schema(description = "Slug of the section that it leads to") String section) {
}
