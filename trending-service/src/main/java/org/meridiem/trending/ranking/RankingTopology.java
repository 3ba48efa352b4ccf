package org.meridiem.trending.ranking;

import java.util.List;
import java.util.UUID;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;
import org.meridiem.events.Topic;
import org.meridiem.trending.ranking.CountingProcessor.Outcome;
import org.meridiem.trending.ranking.ObjectStore.Rest;

/// The topology: count by article, rank by section, publish; and by visitor, by article again, what is read together.
///
/// Stores live in memory, their changelogs on Kafka ([ObjectStore]); a standby replica keeps a copy ready.
final class RankingTopology {

    /// How many partitions sections are spread over, and visitors, and articles with their companions. Changing it needs another application id.
    private static final int INTERNAL_PARTITIONS = 3;

    private static final Serde<String> KEYS = Serdes.String();
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private RankingTopology() {
    }

    static Topology of(RankingConfig config, Verdict.Counters verdicts) {
        var builder = new StreamsBuilder();
        List.of(ofArticles(Counting.ARTICLES, KnownArticle.SERDE, Rest.AS_OBJECTS),
                ofArticles(Counting.SCORES, DecayedScores.SERDE, Rest.AS_OBJECTS),
                ofArticles(Figures.STORE, Figures.SERDE, Rest.AS_BYTES),
                ofArticles(Conversation.STORE, Conversation.SERDE, Rest.AS_OBJECTS), Visits.store(),
                ObjectStore.builder(Ranking.STANDINGS, Ranking.Place.SERDE, Standing.Ranked.SERDE),
                ObjectStore.builder(Ranking.PUBLISHED, KEYS, PublishedOrder.SERDE), Trails.store(),
                ofArticles(Companions.STORE, Companions.SERDE, Rest.AS_BYTES))
                .forEach(builder::addStateStore);

        builder.stream(List.of(Topic.ARTICLES.topicName(), Topic.ENGAGEMENT.topicName(), Topic.COMMENTS.topicName()),
                Consumed.with(KEYS, BYTES).withName("read"))
                .process(() -> new CountingProcessor(config, verdicts), Named.as("count"), Counting.ARTICLES,
                        Counting.SCORES, Figures.STORE, Conversation.STORE, Visits.STORE)
                .split(Named.as("outcome-"))
                .branch((_, outcome) -> outcome instanceof Outcome.Unreadable,
                        Branched.<String, Outcome>withConsumer(RankingTopology::deadLetters).withName("unreadable"))
                .branch((_, outcome) -> outcome instanceof Outcome.Measured,
                        Branched.<String, Outcome>withConsumer(RankingTopology::figures).withName("measured"))
                .branch((_, outcome) -> outcome instanceof Outcome.Seen,
                        Branched.<String, Outcome>withConsumer(seen -> alsoRead(seen, config)).withName("seen"))
                .defaultBranch(Branched.<String, Outcome>withConsumer(told -> rank(told, config)).withName("told"));
        return builder.build();
    }

    private static <V> StoreBuilder<ObjectStore<UUID, V>> ofArticles(String name, Serde<V> values, Rest rest) {
        return ObjectStore.builder(name, BinarySerde.OF_UUID, values, KeyTable.ofIds(), rest);
    }

    private static void deadLetters(KStream<String, Outcome> unreadable) {
        unreadable.mapValues(outcome -> ((Outcome.Unreadable) outcome).value())
                .to((_, _, context) -> Topic.named(context.topic()).orElseThrow().deadLetter().topicName(),
                        Produced.with(KEYS, BYTES));
    }

    private static void figures(KStream<String, Outcome> measured) {
        measured.mapValues(outcome -> ((Outcome.Measured) outcome).value())
                .to(Topic.ARTICLE_FIGURES.topicName(), Produced.with(KEYS, BYTES).withName("publish-figures"));
    }

    private static void alsoRead(KStream<String, Outcome> seen, RankingConfig config) {
        seen.mapValues(outcome -> ((Outcome.Seen) outcome).footprint())
                .repartition(Repartitioned.with(KEYS, Footprint.SERDE).withName("by-visitor")
                        .withNumberOfPartitions(INTERNAL_PARTITIONS))
                .process(() -> new TrailProcessor(config.alsoRead()), Named.as("trail"), Trails.STORE)
                .repartition(Repartitioned.with(KEYS, Footprint.SERDE).withName("by-article")
                        .withNumberOfPartitions(INTERNAL_PARTITIONS))
                .process(() -> new CompanionProcessor(config), Named.as("companions"), Companions.STORE)
                .to(Topic.ARTICLE_FIGURES.topicName(), Produced.with(KEYS, BYTES).withName("publish-also-read"));
    }

    private static void rank(KStream<String, Outcome> told, RankingConfig config) {
        told.mapValues(outcome -> ((Outcome.Told) outcome).standing())
                .repartition(Repartitioned.with(KEYS, Standing.SERDE).withName("by-section")
                        .withNumberOfPartitions(INTERNAL_PARTITIONS))
                .process(() -> new RankingProcessor(config), Named.as("rank"), Ranking.STANDINGS, Ranking.PUBLISHED)
                .to(Topic.TRENDING_LISTS.topicName(), Produced.with(KEYS, BYTES).withName("publish"));
    }
}
