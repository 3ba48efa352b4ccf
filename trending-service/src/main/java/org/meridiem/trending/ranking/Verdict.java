package org.meridiem.trending.ranking;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/// What became of an action that a collector accepted.
enum Verdict {
    /// It raised a score.
    COUNTED,
    /// The same visitor did the same a short while ago.
    REPEATED,
    /// Its network has counted often enough for this article.
    CAPPED,
    /// Nobody published such an article.
    UNKNOWN_ARTICLE,
    /// The article is not public any more.
    WITHDRAWN,
    /// The record breaks the contract; it went to the dead-letter topic.
    MALFORMED;

    /// Counts verdicts as `meridiem.engagement{verdict=…}`.
    static final class Counters {

        private final Map<Verdict, Counter> counters = new EnumMap<>(Verdict.class);

        Counters(MeterRegistry registry) {
            for (Verdict verdict : values()) {
                counters.put(verdict, Counter.builder("meridiem.engagement")
                        .description("Readers' actions by what became of them in the ranking")
                        .tag("verdict", verdict.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .register(registry));
            }
        }

        void add(Verdict verdict, int times) {
            counters.get(verdict).increment(times);
        }
    }
}
