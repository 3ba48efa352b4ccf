/// Which articles readers read: counts what readers do, ranks articles by it, serves the rankings.
///
/// Three features, each a package of its own, that meet only on Kafka: the `collector` takes readers' beacons and writes [org.meridiem.events.Topic#ENGAGEMENT];
/// `ranking` is a Kafka Streams topology from there to [org.meridiem.events.Topic#TRENDING_LISTS]; `lists` reads those whole on every replica and answers from memory.
@NullMarked
package org.meridiem.trending;

import org.jspecify.annotations.NullMarked;
