package org.meridiem.content.site;

import java.util.List;
import java.util.Map;
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
import org.meridiem.content.section.Section;

/// What a colleague may write of the site.
///
/// @param name       the masthead
/// @param tagline    the line under it
/// @param about      who makes it and how
/// @param language   of what it says of itself, and of articles that do not say theirs
/// @param logo       its picture
/// @param newsletter how it asks readers to subscribe
/// @param description for search engines, of pages without one of their own
/// @param copyright   the line at the foot
/// @param timeZone    in which the site shows times
/// @param socialLinks its pages in social networks
/// @param menu        the curated navigation
/// @param footer      links at the foot
/// @param legalPages  imprint, privacy and the like
/// @param previewUrl  the site's page for previews
@Schema(description = "What may be written of the site")
record SiteWrite(
        @Schema(description = "The masthead", examples = "The Meridiem") @NotBlank @Size(max = 120) @PlainText String name,
        @Schema(description = "The line under the masthead", examples = "Technology in plain words") @Nullable @Size(max = 200) @PlainText String tagline,
        @Schema(description = "Who makes it and how, plain text") @Nullable @Size(max = 10_000) @PlainText(lines = true) String about,
        @Schema(description = "BCP 47 tag; `en` unless said otherwise", examples = "en") @Nullable @Size(max = 35) @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}", message = "must be a BCP 47 language tag such as en or pt-BR") String language,
        @Schema(description = "A picture of the media library") @Nullable @Valid Logo logo,
        @Nullable @Valid Newsletter newsletter,
        @Schema(description = "For search engines, of pages that have none of their own") @Nullable @Size(max = 300) @PlainText String description,
        @Schema(description = "The line at the foot of every page", examples = "© The Meridiem") @Nullable @Size(max = 200) @PlainText String copyright,
        @Schema(description = "IANA name of the time zone in which the site shows times; `UTC` unless said otherwise", examples = "Europe/Lisbon") @Nullable @Size(max = 60) String timeZone,
        @Schema(description = "The site's pages in social networks, in order") @Nullable @Size(max = 20) List<@Valid @NotNull SocialLink> socialLinks,
        @Schema(description = "The curated navigation, in order") @Nullable @Size(max = 30) List<@Valid @NotNull MenuWrite> menu,
        @Schema(description = "Links at the foot of every page, in order") @Nullable @Size(max = 30) List<@Valid @NotNull LinkWrite> footer,
        @Schema(description = "Imprint, privacy and the like, in order; one of each kind but `other`") @Nullable @Size(max = 20) List<@Valid @NotNull LegalPage> legalPages,
        @Schema(description = "Address of the site's page for previews; `{token}` stands for the token, with which that page asks `GET /v1/previews/{token}`. Without it, preview links lead to this API.", examples = "https://news.example/preview/{token}") @Nullable @Size(max = SiteCheck.MAX_ADDRESS) @PlainText String previewUrl) {

    /// A picture of the media library.
    ///
    /// @param id its media id
    @Schema(name = "LogoReference", description = "A picture of the media library")
    record Logo(@NotNull UUID id) {
    }

    /// What a colleague would have to write to make the site as it is.
    ///
    /// @param sections those of its links
    static SiteWrite of(Site site, Map<UUID, Section> sections) {
        UUID logo = site.logo();
        SiteSettings settings = site.settings();
        return new SiteWrite(site.name(), site.tagline(), site.about(), site.language(),
                logo == null ? null : new Logo(logo), site.newsletter(), settings.description(), settings.copyright(),
                settings.timeZone(), settings.socialLinks(), SiteLinks.menu(settings, sections),
                SiteLinks.links(settings.footer(), sections), settings.legalPages(), settings.previewUrl());
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
