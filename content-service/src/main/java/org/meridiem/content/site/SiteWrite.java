package org.meridiem.content.site;

import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.PlainText;
import org.meridiem.content.editing.Texts;

/// What a colleague may write of the site.
///
/// @param name       the masthead
/// @param tagline    the line under it
/// @param about      who makes it and how
/// @param language   of what it says of itself, and of articles that do not say theirs
/// @param logo       its picture
/// @param newsletter how it asks readers to subscribe
@Schema(description = "What may be written of the site")
record SiteWrite(
        @Schema(description = "The masthead", examples = "The Meridiem") @NotBlank @Size(max = 120) @PlainText String name,
        @Schema(description = "The line under the masthead", examples = "Technology in plain words") @Nullable @Size(max = 200) @PlainText String tagline,
        @Schema(description = "Who makes it and how, plain text") @Nullable @Size(max = 10_000) @PlainText(lines = true) String about,
        @Schema(description = "BCP 47 tag; `en` unless said otherwise", examples = "en") @Nullable @Size(max = 35) @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}", message = "must be a BCP 47 language tag such as en or pt-BR") String language,
        @Schema(description = "A picture of the media library") @Nullable @Valid Logo logo,
        @Nullable @Valid Newsletter newsletter) {

    /// A picture of the media library.
    ///
    /// @param id its media id
    @Schema(name = "LogoReference", description = "A picture of the media library")
    record Logo(@NotNull UUID id) {
    }

    static SiteWrite of(Site site) {
        UUID logo = site.logo();
        return new SiteWrite(site.name(), site.tagline(), site.about(), site.language(),
                logo == null ? null : new Logo(logo), site.newsletter());
    }

    String tidyName() {
        return Texts.tidyOrEmpty(name);
    }

    String tidyTagline() {
        return Texts.tidyOrEmpty(tagline);
    }

    String tidyAbout() {
        return Texts.tidyOrEmpty(about);
    }

    String languageOrEnglish() {
        return language == null ? "en" : language;
    }

    @Nullable
    UUID logoId() {
        return logo == null ? null : logo.id();
    }

    Newsletter tidyNewsletter() {
        return newsletter == null
                ? new Newsletter("", null)
                : new Newsletter(Texts.tidyOrEmpty(newsletter.callToAction()), newsletter.slug());
    }
}
