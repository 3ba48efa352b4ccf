package org.meridiem.trending.key;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.TrendingList;

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

    /// The key of the list's records on Kafka.
    public String text() {
        return kind.label() + "/" + (section == null ? TrendingList.WHOLE_SITE : section)
                + (language == null ? "" : "@" + language);
    }

    /// The list whose [#text()] this is.
    ///
    /// @throws IllegalArgumentException when it is none
    public static ListKey of(String text) {
        int slash = text.indexOf('/');
        int at = text.lastIndexOf('@');
        String section = text.substring(slash + 1, at < 0 ? text.length() : at);
        return new ListKey(ListKind.ofLabel(text.substring(0, slash)),
                section.equals(TrendingList.WHOLE_SITE) ? null : section, at < 0 ? null : text.substring(at + 1));
    }
}
