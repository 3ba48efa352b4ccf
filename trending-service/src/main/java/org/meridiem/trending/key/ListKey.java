package org.meridiem.trending.key;

import org.jspecify.annotations.Nullable;

/// Which list.
///
/// @param kind     by what it is ordered
/// @param section  path of the section that it is of, with all below it; null for the whole site
/// @param language BCP 47 tag of the only language in it; null for all languages
public record ListKey(ListKind kind, @Nullable String section, @Nullable String language) {

    /// The list of the whole site in all languages.
    public static ListKey ofSite(ListKind kind) {
        return new ListKey(kind, null, null);
    }
}
