package org.meridiem.events;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/// What an editor does to the ranked lists, on [Topic#TRENDING_LEVERS]: the newest record of a key is the lever as it stands, with all that was done to it.
///
/// @param eventId unique per event
/// @param at      when it became so
/// @param state   the lever
public record TrendingLever(UUID eventId, Instant at, State state) {

    /// The CloudEvents type.
    public static final String TYPE = "org.meridiem.trending.lever.v1";

    /// Refuses members that are missing.
    public TrendingLever {
        Require.present(eventId, "eventId");
        Require.present(at, "at");
        Require.present(state, "state");
    }

    /// The record's key: the lever's id.
    public String key() {
        return state.id().toString();
    }

    /// A lever: the JSON value.
    ///
    /// @param id      the lever
    /// @param version grows by one with every change
    /// @param action  what it does
    /// @param article the article that it is about
    /// @param section path of the section that it is about, with all below it
    /// @param list    path of the section whose lists it changes; null for all lists
    /// @param place   where a pinned article stands
    /// @param until   from then on it does nothing
    /// @param ended   whether it was taken back before
    /// @param request digest of the request that made it, where it may be repeated
    /// @param changes who did what and why, oldest first
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record State(UUID id, long version, Action action, @Nullable UUID article, @Nullable String section,
            @Nullable String list, @Nullable Integer place, Instant until, boolean ended, @Nullable String request,
            List<Change> changes) {

        /// Copies the changes and refuses members that are missing or break the contract.
        public State {
            Require.present(id, "id");
            Require.atLeast(1, version, "version");
            Require.present(action, "action");
            Require.filledIfPresent(section, "section");
            Require.filledIfPresent(list, "list");
            Require.atLeastIfPresent(1, place, "place");
            Require.present(until, "until");
            Require.filledIfPresent(request, "request");
            changes = Require.list(changes, "changes");
        }
    }

    /// What a lever does.
    public enum Action {
        /// Puts an article at a place, whether or not it is read.
        @JsonProperty("pin")
        PIN,
        /// Puts an article behind all others.
        @JsonProperty("bury")
        BURY,
        /// Leaves an article, or all of a section, out.
        @JsonProperty("exclude")
        EXCLUDE;

        /// The name in JSON.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One thing that was done to a lever.
    ///
    /// @param at     when
    /// @param by     id of the editor
    /// @param name   the editor as shown to colleagues
    /// @param what   what was done
    /// @param reason why
    public record Change(Instant at, String by, String name, String what, String reason) {

        /// Refuses members that are missing or break the contract.
        public Change {
            Require.present(at, "at");
            Require.filled(by, "by");
            Require.filled(name, "name");
            Require.filled(what, "what");
            Require.filled(reason, "reason");
        }
    }
}
