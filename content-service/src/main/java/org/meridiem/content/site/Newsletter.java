package org.meridiem.content.site;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.slug.Slug;
import org.meridiem.content.slug.SlugPolicy;

/// How the site asks readers to subscribe.
///
/// @param callToAction the sentence, plain text; empty for none
/// @param slug         the newsletter that it is about, as the newsletter service names it
@Schema(name = "NewsletterCallToAction", description = "How the site asks readers to subscribe")
public record Newsletter(
        @Schema(description = "The sentence, plain text", examples = "Missed this week's big shifts? Our newsletter breaks them down in plain words.") @NotNull @Size(max = 300) @PlainText String callToAction,
        @Schema(description = "The newsletter that it is about", pattern = SlugPolicy.PATTERN, maxLength = SlugPolicy.MAX_LENGTH, examples = "weekly") @Nullable @Slug String slug) {
}
