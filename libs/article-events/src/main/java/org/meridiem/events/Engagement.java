package org.meridiem.events;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/// One thing that one reader did with one article, on [Topic#ENGAGEMENT]. Names nobody: visitor and network are keyed hashes whose key is thrown away.
///
/// @param eventId unique per event
/// @param action  what happened
/// @param article the article; it may not exist, consumers check
/// @param at      when the server received it; a reader's clock is never trusted
/// @param visitor pseudonym of the reader, stable for a day, lower-case hexadecimal
/// @param network pseudonym of the reader's network (IPv4 /24, IPv6 /64), lower-case hexadecimal
/// @param seconds engaged time of a [Action#READ], seconds
/// @param ref     where on the site the reader came from, such as `trending`
public record Engagement(UUID eventId, Action action, UUID article, Instant at, String visitor, String network,
    @Nullable Integer seconds, @Nullable String ref) {

    /// Refuses members that are missing or break the contract: an address or a name in place of a pseudonym does not get through.
    public Engagement {
        Require.present(eventId, "eventId");
        Require.present(action, "action");
        Require.present(article, "article");
        Require.present(at, "at");
        Require.hexadecimal(visitor, "visitor");
        Require.hexadecimal(network, "network");
        Require.atLeastIfPresent(0, seconds, "seconds");
        Require.filledIfPresent(ref, "ref");
    }

    /// What a reader can do.
    public enum Action {
        /// Opened the page.
        @JsonProperty("view")
        VIEW("org.meridiem.engagement.view.v1"),
        /// Stayed and read.
        @JsonProperty("read")
        READ("org.meridiem.engagement.read.v1"),
        /// Passed it on.
        @JsonProperty("share")
        SHARE("org.meridiem.engagement.share.v1");

        private final String type;

        Action(String type) {
            this.type = type;
        }

        /// The CloudEvents type.
        public String type() {
            return type;
        }

        /// The name in JSON.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The JSON value: what the attributes do not say already.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Value(UUID article, Action action, String visitor, String network, @Nullable Integer seconds, @Nullable String ref) {}
}
