package org.meridiem.content.workflow;

import java.time.Instant;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ApiTexts;
import org.meridiem.content.slug.Slug;

/// Query parameters of the list of what is scheduled.
class ScheduleFilter {

    @QueryParam("from")
    @Parameter(description = "Only what happens at or after this instant.")
    @Nullable
    Instant from;

    @QueryParam("until")
    @Parameter(description = "Only what happens before this instant.")
    @Nullable
    Instant until;

    @QueryParam("section")
    @Slug
    @Parameter(description = "Only articles in this section or one below it (slug).")
    @Nullable
    String section;

    @QueryParam("limit")
    @DefaultValue("20")
    @Min(1)
    @Max(100)
    @Parameter(description = ApiTexts.LIMIT)
    int limit = 20;

    @QueryParam("cursor")
    @Size(max = 2_000)
    @Parameter(description = "`nextCursor` of the page before, with the same filters.")
    @Nullable
    String cursor;
}
