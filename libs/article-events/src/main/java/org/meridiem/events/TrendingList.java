package org.meridiem.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/// One ranked list, on [Topic#TRENDING_LISTS]: the newest record of a key is the list as it stands.
///
/// @param window   how far it looks back
/// @param section  path of the section, null for the whole site
/// @param language BCP 47 tag of the only language in it, null for all languages
/// @param asOf     when the list was computed
/// @param version  grows with every publication of this list
/// @param items    best first
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrendingList(Window window, @Nullable String section, @Nullable String language, Instant asOf,
        long version, List<Item> items) {

    /// Key member that stands for the whole site; no section can have this slug.
    public static final String WHOLE_SITE = "*";

    /// The CloudEvents type.
    public static final String TYPE = "org.meridiem.trending.list.v1";

    /// Copies the items and refuses members that are missing or break the contract.
    public TrendingList {
        Require.present(window, "window");
        Require.section(section);
        Require.filledIfPresent(language, "language");
        Require.present(asOf, "asOf");
        Require.atLeast(1, version, "version");
        items = Require.list(items, "items");
    }

    /// A list in all languages.
    public TrendingList(Window window, @Nullable String section, Instant asOf, long version, List<Item> items) {
        this(window, section, null, asOf, version, items);
    }

    /// The record's key: `window/section-path`, with [#WHOLE_SITE] for the whole site; `@language` follows where there is one.
    public String key() {
        return key(window, section, language);
    }

    /// The key of a list in all languages.
    ///
    /// @param window  how far it looks back
    /// @param section path of the section, null for the whole site
    public static String key(Window window, @Nullable String section) {
        return key(window, section, null);
    }

    /// The key of a list.
    ///
    /// @param window   how far it looks back
    /// @param section  path of the section, null for the whole site
    /// @param language BCP 47 tag, null for all languages
    public static String key(Window window, @Nullable String section, @Nullable String language) {
        return window.label() + "/" + (section == null ? WHOLE_SITE : section)
                + (language == null ? "" : "@" + language);
    }

    /// How far a list looks back: the time in which a reader's weight halves.
    public enum Window {
        /// What is being read this hour.
        @JsonProperty("now")
        NOW(Duration.ofMinutes(30)),
        /// What was read today.
        @JsonProperty("today")
        TODAY(Duration.ofHours(6)),
        /// What was read this week.
        @JsonProperty("week")
        WEEK(Duration.ofDays(2));

        private final Duration halfLife;

        Window(Duration halfLife) {
            this.halfLife = halfLife;
        }

        /// After this time an action counts half.
        public Duration halfLife() {
            return halfLife;
        }

        /// The name in keys, JSON and query parameters.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One place of the list.
    ///
    /// @param rank         1 is the best
    /// @param previousRank the rank in the list published before, null for a newcomer
    /// @param score        decayed weight at [TrendingList#asOf()]; comparable inside one list only
    /// @param article      the article's card as it was then
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(int rank, @Nullable Integer previousRank, double score, ArticleCard article) {
        /// Refuses members that are missing or break the contract.
        public Item {
            Require.atLeast(1, rank, "rank");
            Require.atLeastIfPresent(1, previousRank, "previousRank");
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("score is not a finite number");
            }
            Require.present(article, "article");
        }
    }
}
