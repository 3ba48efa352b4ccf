package org.meridiem.trending.collector;

import java.util.Locale;

/// Why a beacon, or one action of it, is not counted.
enum DropReason {
    /// Not JSON, or not the shape of a beacon.
    MALFORMED,
    /// A text in it is longer than any that is counted.
    TOO_LONG,
    /// It has a member that beacons do not have.
    UNKNOWN_MEMBER,
    /// The body is over the limit.
    TOO_LARGE,
    /// A batch of more actions than allowed.
    TOO_MANY,
    /// Sent by a program that does not read.
    BOT,
    /// The browser only loaded the page in advance.
    PREFETCH,
    /// Sent from a page of another site.
    FOREIGN_ORIGIN,
    /// Its visitor sends more than one may.
    VISITOR_OVER_LIMIT,
    /// Its network sends more than one may.
    NETWORK_OVER_LIMIT,
    /// The buffer towards Kafka is full.
    BUFFER_FULL,
    /// Kafka has not been reached yet, or not for too long.
    KAFKA_AWAY;

    /// The value of the metric's tag.
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
