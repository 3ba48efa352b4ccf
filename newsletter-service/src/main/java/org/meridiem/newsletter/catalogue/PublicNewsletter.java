package org.meridiem.newsletter.catalogue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.site.Links;

/// A newsletter as readers see it.
///
/// @param slug         what to name in a subscription
/// @param name         its name
/// @param description  what it is about
/// @param callToAction the sentence that asks people to subscribe
/// @param language     BCP 47 tag
/// @param cadence      how often it comes, in words
/// @param issueCount   how many issues are in the archive
/// @param url          where this description is
@Schema(name = "PublicNewsletter", examples = """
        {"slug": "weekly", "name": "Meridiem Weekly", "description": "The week's big shifts, in plain words.",
         "callToAction": "Missed this week's big shifts? Our newsletter breaks them down in plain words.",
         "language": "en", "cadence": "Every Friday", "issueCount": 12,
         "url": "https://news.example/v1/newsletters/weekly"}""")
record PublicNewsletter(String slug, String name, String description, String callToAction, String language,
        @Nullable String cadence, int issueCount, String url) {

    static PublicNewsletter of(Newsletter newsletter, Links links) {
        return new PublicNewsletter(newsletter.slug(), newsletter.name(), newsletter.description(),
                newsletter.callToAction() == null ? links.callToAction() : newsletter.callToAction(),
                newsletter.language(), newsletter.cadence(), newsletter.issueCount(),
                links.newsletter(newsletter.slug()));
    }
}
