package org.meridiem.newsletter.catalogue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an editor writes of a newsletter.
@Schema(name = "NewsletterWrite", description = "What an editor writes of a newsletter.", examples = """
        {"slug": "weekly", "name": "Meridiem Weekly", "description": "The week's big shifts, in plain words.",
         "callToAction": "Missed this week's big shifts? Our newsletter breaks them down in plain words.",
         "senderName": "Meridiem", "language": "en", "cadence": "Every Friday"}""")
record NewsletterWrite(
        @Schema(description = "Its name in addresses; cannot change later", required = true) @NotNull @Size(max = 60) @Pattern(regexp = "(?!.*--)(?!.*-$)[a-z0-9][a-z0-9-]*", message = "must be lower-case letters, digits and single hyphens") String slug,
        @Schema(description = "The name that readers see", required = true) @NotNull @OneLine @Size(max = 100) String name,
        @Schema(description = "What it is about, plain text", required = true) @NotBlank @Size(max = 1000) String description,
        @Schema(description = "The sentence that asks people to subscribe, plain text; the site's own when absent") @Nullable @OneLine @Size(max = 300) String callToAction,
        @Schema(description = "What stands beside the sender's address; the name when absent") @Nullable @OneLine @Size(max = 100) String senderName,
        @Schema(description = "BCP 47 tag; `en` when absent") @Nullable @Size(max = 35) @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}", message = "must be a BCP 47 tag such as en or pt-BR") String language,
        @Schema(description = "How often it comes, in words") @Nullable @OneLine @Size(max = 100) String cadence,
        @Schema(description = "The mail that greets new subscribers; one with the service's own words when absent") @Nullable @Valid Welcome welcome,
        @Schema(description = "Whether people can subscribe; `active` when absent") Newsletter.@Nullable Status status) {

    /// The same with what is absent filled in.
    NewsletterWrite complete() {
        return new NewsletterWrite(slug, name, description, callToAction, senderName == null ? name : senderName,
                language == null ? "en" : language, cadence,
                welcome == null ? Welcome.USUAL : welcome.complete(),
                status == null ? Newsletter.Status.ACTIVE : status);
    }
}
