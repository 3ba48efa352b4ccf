package org.meridiem.content.webhook;

import java.time.Duration;

/// What comes of an attempt.
sealed interface Verdict {

    /// How it is counted.
    default String outcome() {
        return switch (this) {
            case Delivered _ -> "delivered";
            case Again _ -> "retried";
            case Failed _ -> "failed";
            case Gone _ -> "gone";
        };
    }

    /// It arrived.
    record Delivered() implements Verdict {
    }

    /// It is tried again.
    ///
    /// @param after how long from now
    record Again(Duration after) implements Verdict {
    }

    /// It is not tried again.
    record Failed() implements Verdict {
    }

    /// The receiver wants to hear nothing any more.
    record Gone() implements Verdict {
    }
}
