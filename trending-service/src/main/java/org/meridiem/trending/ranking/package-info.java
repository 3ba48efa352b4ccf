/// From what readers did to ranked lists: the scores, the Kafka Streams topology that keeps them, and its life cycle.
///
/// A score is the forward-decayed sum of weighted actions, kept as its logarithm (see [org.meridiem.trending.ranking.DecayedScores]); the order of two
/// articles changes only when somebody acts, so nothing is recomputed as time passes. The topology has two stages: by article (count), by list (rank).
@NullMarked
package org.meridiem.trending.ranking;

import org.jspecify.annotations.NullMarked;
