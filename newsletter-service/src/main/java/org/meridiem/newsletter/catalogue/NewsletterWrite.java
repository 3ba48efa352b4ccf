package org.meridiem.newsletter.catalogue;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an editor writes of a newsletter.
///
/// @param slug         its name in addresses; cannot change later
/// @param name         the name that readers see
/// @param description  what it is about, plain text
/// @param callToAction the sentence that asks people to subscribe, plain text; the site's own when absent
/// @param senderName   what stands beside the sender's address; the name when absent
/// @param language     BCP 47 tag; `en` when absent
/// @param cadence      how often it comes, in words
/// @param state        whether people can subscribe; ACTIVE when absent
@Schema(name = "NewsletterWrite", examples = """
        {"slug": "weekly", "name": "Meridiem Weekly", "description": "The week's big shifts, in plain words.",
         "callToAction": "Missed this week's big shifts? Our newsletter breaks them down in plain words.",
         "senderName": "Meridiem", "language": "en", "cadence": "Every Friday"}""")
record NewsletterWrite(
        @NotNull @Size(max = 60) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*",
                message = "must be lower-case letters, digits and single hyphens") String slug,
        @NotNull @OneLine @Size(max = 100) String name,
        @NotBlank @Size(max = 1000) String description,
        @Nullable @OneLine @Size(max = 300) String callToAction,
        @Nullable @OneLine @Size(max = 100) String senderName,
        @Nullable @Size(max = 35) @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*",
                message = "must be a BCP 47 tag such as en or pt-BR") String language,
        @Nullable @OneLine @Size(max = 100) String cadence,
        Newsletter.@Nullable State state) {

    /// The same with what is absent filled in.
    NewsletterWrite complete() {
        return new NewsletterWrite(slug, name, description, callToAction, senderName == null ? name : senderName,
                language == null ? "en" : language, cadence, state == null ? Newsletter.State.ACTIVE : state);
    }
}
