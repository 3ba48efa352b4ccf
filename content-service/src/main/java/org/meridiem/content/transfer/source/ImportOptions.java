package org.meridiem.content.transfer.source;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/// What whoever imports decides.
///
/// @param sectionBy  what says where an article is filed
/// @param section    slug of the section for articles that have no other
/// @param author     slug of the author for articles that have none
/// @param baseUrl    address of the site that the file comes from: relative addresses start there
/// @param language   BCP 47 tag of articles whose file does not tell; null for the default
/// @param overwrite  whether what was changed here since the last import may be replaced
/// @param fetchMedia whether pictures may be fetched into the library
public record ImportOptions(@Nullable SectionBy sectionBy, @Nullable String section, @Nullable String author,
        URI baseUrl, @Nullable String language, boolean overwrite, boolean fetchMedia) {

    SectionBy sectionByOr(SectionBy other) {
        return sectionBy == null ? other : sectionBy;
    }
}
