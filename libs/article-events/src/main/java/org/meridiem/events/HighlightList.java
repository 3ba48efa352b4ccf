package org.meridiem.events;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/// A ranked list that is not about how much is read, on [Topic#TRENDING_LISTS] beside the [TrendingList]s: the newest record of a key is the list as it stands.
///
/// @param kind    what it is about
/// @param section path of the section, null for the whole site
/// @param asOf    when the list was computed
/// @param version grows with every publication of this list
/// @param items   best first
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HighlightList(Kind kind, @Nullable String section, Instant asOf, long version,
        List<TrendingList.Item> items) {

    /// The CloudEvents type.
    public static final String TYPE = "org.meridiem.trending.highlights.v1";

    /// Copies the items and refuses members that are missing or break the contract.
    public HighlightList {
        Require.present(kind, "kind");
        Require.section(section);
        Require.present(asOf, "asOf");
        Require.atLeast(1, version, "version");
        items = Require.list(items, "items");
    }

    /// The record's key: `kind/section-path`, with [TrendingList#WHOLE_SITE] for the whole site.
    public String key() {
        return kind.label() + "/" + (section == null ? TrendingList.WHOLE_SITE : section);
    }

    /// What a list is about.
    public enum Kind {
        /// Articles that are read more than was to be expected.
        @JsonProperty("rising")
        RISING,
        /// Articles that readers comment on.
        @JsonProperty("commented")
        COMMENTED;

        /// The name in keys and JSON.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
