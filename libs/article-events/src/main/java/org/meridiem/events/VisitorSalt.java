package org.meridiem.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// A secret under which pseudonyms of one day are made, on [Topic#VISITOR_SALTS]. It says nothing about anybody, but whoever has it can try addresses out.
///
/// Each replica may propose one; of a day the first record in the topic counts, for everybody. Every proposal has a key of its own, so that compaction never
/// takes the one that counts.
///
/// @param eventId unique per proposal
/// @param at      when it was proposed
/// @param day     the day (UTC) on which it is used
/// @param salt    random, lower-case hexadecimal
public record VisitorSalt(UUID eventId, Instant at, LocalDate day, String salt) {

    /// The CloudEvents type.
    public static final String TYPE = "org.meridiem.trending.visitorSalt.v1";

    /// Refuses members that are missing or break the contract.
    public VisitorSalt {
        Require.present(eventId, "eventId");
        Require.present(at, "at");
        Require.present(day, "day");
        Require.hexadecimal(salt, "salt");
    }

    /// The record's key: `day/proposal`.
    public String key() {
        return day + "/" + eventId;
    }

    /// The day in a record's key.
    ///
    /// @param key see [#key()]
    /// @throws IllegalArgumentException when it is not the key of a salt
    public static LocalDate day(String key) {
        int slash = key.indexOf('/');
        return WireFormat.day(slash < 0 ? key : key.substring(0, slash));
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "VisitorSalt[" + key() + "]";
    }

    /// The JSON value.
    record Value(LocalDate day, String salt) {
    }
}
