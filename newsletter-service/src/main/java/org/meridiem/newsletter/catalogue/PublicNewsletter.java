package org.meridiem.newsletter.catalogue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.site.Links;

/// A newsletter as readers see it.
@Schema(name = "PublicNewsletter", description = "A newsletter as readers see it.", examples = """
        {"slug": "weekly", "name": "Meridiem Weekly", "description": "The week's big shifts, in plain words.",
         "callToAction": "Missed this week's big shifts? Our newsletter breaks them down in plain words.",
         "language": "en", "cadence": "Every Friday", "issueCount": 12,
         "url": "https://news.example/v1/newsletters/weekly"}""")
record PublicNewsletter(
        @Schema(description = "What to name in a subscription", required = true) String slug,
        @Schema(description = "Its name", required = true) String name,
        @Schema(description = "What it is about", required = true) String description,
        @Schema(description = "The sentence that asks people to subscribe", required = true) String callToAction,
        @Schema(description = "BCP 47 tag", required = true) String language,
        @Schema(description = "How often it comes, in words") @Nullable String cadence,
        @Schema(description = "How many issues are in the archive", required = true) int issueCount,
        @Schema(description = "Where this description is", required = true) String url) {

    static PublicNewsletter of(Newsletter newsletter, Links links) {
        return new PublicNewsletter(newsletter.slug(), newsletter.name(), newsletter.description(),
                newsletter.callToAction() == null ? links.callToAction() : newsletter.callToAction(),
                newsletter.language(), newsletter.cadence(), newsletter.issueCount(),
                links.newsletter(newsletter.slug()));
    }
}
