package org.meridiem.content.site;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// What a front end needs of the site beside its names, as the database keeps it. New members must be optional here.
///
/// @param description for search engines, of pages without one of their own
/// @param copyright   the line at the foot
/// @param timeZone    IANA name
/// @param socialLinks in the editors' order
/// @param menu        two levels
/// @param footer      one level
/// @param legalPages  in the editors' order
/// @param previewUrl  the site's page for previews, with `{token}`
@JsonInclude(JsonInclude.Include.NON_NULL)
record SiteSettings(String description, String copyright, String timeZone, List<SocialLink> socialLinks,
        List<Link> menu, List<Link> footer, List<LegalPage> legalPages, @Nullable String previewUrl) {

    static final String UTC = "UTC";

    // Apart from the API's mapper, which is strict: a member that a newer version wrote is no reason to lose the site.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /// Copies the lists; what an older form did not have is empty.
    SiteSettings {
        description = description == null ? "" : description;
        copyright = copyright == null ? "" : copyright;
        timeZone = timeZone == null ? UTC : timeZone;
        socialLinks = orEmpty(socialLinks);
        menu = orEmpty(menu);
        footer = orEmpty(footer);
        legalPages = orEmpty(legalPages);
    }

    /// A link. Sections are kept by id: their slugs and names may change.
    ///
    /// @param label   null for the section's own name
    /// @param section where it leads, or
    /// @param url     where it leads
    /// @param items   below it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Link(@Nullable String label, @Nullable UUID section, @Nullable String url, List<Link> items) {

        /// Copies the list.
        Link {
            items = orEmpty(items);
        }

        private Stream<Link> all() {
            return Stream.concat(Stream.of(this), items.stream());
        }
    }

    /// The sections that its links lead to.
    Set<UUID> sections() {
        Set<UUID> sections = new LinkedHashSet<>();
        Stream.concat(menu.stream(), footer.stream()).flatMap(Link::all).forEach(link -> {
            if (link.section() != null) {
                sections.add(link.section());
            }
        });
        return sections;
    }

    static SiteSettings read(String json) {
        try {
            return MAPPER.readValue(json, SiteSettings.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored settings of the site cannot be read", e);
        }
    }

    String written() {
        try {
            return MAPPER.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("settings of the site cannot be written", e);
        }
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
