package org.meridiem.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.meridiem.events.Topic;

import com.fasterxml.jackson.databind.JsonNode;

/// The topics on the cluster are the ones in the code, and each service may touch those it uses.
class KafkaTest {

    /// Settings of a topic that are the operators' affair and not the code's.
    private static final Set<String> OF_OPERATIONS = Set.of("min.insync.replicas");

    /// What the names of a service's own groups and internal topics begin with.
    private static final Map<String, String> OWN = Map.of("trending-service", "meridiem-trending", "newsletter-service",
            "newsletter-");

    /// A purge that cannot be read drops everything from the cache instead; the other two are read and written by the same service alone.
    private static final Set<Topic> NOT_PUT_ASIDE = Set.of(Topic.CACHE_PURGES, Topic.TRENDING_LEVERS,
            Topic.VISITOR_SALTS);

    @Test
    void theTopicsAreThoseOfTheCode() {
        Map<String, String> expected = new TreeMap<>();
        for (Topic topic : Topic.values()) {
            expected.put(topic.topicName(), topic.partitions() + " " + new TreeMap<>(topic.configuration()));
        }
        Map<String, String> described = new TreeMap<>();
        for (Manifest manifest : ofKind("KafkaTopic")) {
            Map<String, String> configuration = new TreeMap<>();
            manifest.tree().at("/spec/config").properties()
                    .forEach(it -> configuration.put(it.getKey(), it.getValue().asText()));
            configuration.keySet().removeAll(OF_OPERATIONS);
            described.put(manifest.name(), manifest.tree().at("/spec/partitions").asInt() + " " + configuration);
        }
        assertThat(described).isEqualTo(expected);
    }

    @Test
    void anAcknowledgedRecordIsOnTwoBrokers() {
        assertThat(ofKind("KafkaTopic")).allSatisfy(topic -> {
            assertThat(topic.tree().at("/spec/replicas").asInt()).isEqualTo(3);
            assertThat(topic.tree().at("/spec/config/min.insync.replicas").asInt()).isEqualTo(2);
        });
    }

    @Test
    void everythingBelongsToOneCluster() {
        assertThat(Rendering.KAFKA.manifests()).allSatisfy(manifest -> {
            assertThat(manifest.tree().at("/metadata/labels/strimzi.io~1cluster").asText()).isEqualTo("meridiem");
            assertThat(manifest.tree().at("/metadata/namespace").asText()).isEqualTo("meridiem");
        });
    }

    @Test
    void aServiceMayReadAndWriteWhatTheContractSays() {
        assertThat(topics("content-service", "Write"))
                .containsExactlyInAnyOrder(names(Topic.ARTICLES, Topic.COMMENTS, Topic.CACHE_PURGES));
        assertThat(topics("content-service", "Read")).containsExactlyInAnyOrder(names(Topic.CACHE_PURGES));

        assertThat(topics("trending-service", "Read"))
                .containsExactlyInAnyOrder(
                        names(Topic.ARTICLES, Topic.COMMENTS, Topic.ENGAGEMENT, Topic.TRENDING_LISTS,
                                Topic.ARTICLE_FIGURES, Topic.TRENDING_LEVERS, Topic.VISITOR_SALTS));
        assertThat(topics("trending-service", "Write"))
                .containsExactlyInAnyOrder(names(Topic.ENGAGEMENT, Topic.TRENDING_LISTS, Topic.ARTICLE_FIGURES,
                        Topic.TRENDING_LEVERS, Topic.VISITOR_SALTS,
                        Topic.ARTICLES_DEAD_LETTER, Topic.COMMENTS_DEAD_LETTER, Topic.ENGAGEMENT_DEAD_LETTER,
                        Topic.TRENDING_LISTS_DEAD_LETTER, Topic.ARTICLE_FIGURES_DEAD_LETTER));

        assertThat(topics("newsletter-service", "Read"))
                .containsExactlyInAnyOrder(names(Topic.ARTICLES, Topic.TRENDING_LISTS));
        assertThat(topics("newsletter-service", "Write")).containsExactlyInAnyOrder(
                names(Topic.NEWSLETTER_EVENTS, Topic.ARTICLES_DEAD_LETTER, Topic.TRENDING_LISTS_DEAD_LETTER));
    }

    @Test
    void onlyTrendingServiceMayTouchTheSaltsOfPseudonyms() {
        assertThat(ofKind("KafkaUser")).filteredOn(user -> !user.name().equals("trending-service"))
                .allSatisfy(user -> assertThat(rules(user.name()))
                        .noneMatch(rule -> rule.at("/resource/type").asText().equals("topic")
                                && Topic.VISITOR_SALTS.topicName().startsWith(rule.at("/resource/name").asText())));
    }

    @Test
    void whatAServiceReadsItCanPutAside() {
        assertThat(ofKind("KafkaUser")).allSatisfy(user -> {
            Set<String> written = topics(user.name(), "Write");
            assertThat(topics(user.name(), "Read")).filteredOn(read -> !NOT_PUT_ASIDE.contains(topic(read)))
                    .allSatisfy(read -> assertThat(written).contains(topic(read).deadLetter().topicName()));
        });
    }

    @Test
    void nobodyHasPowerBeyondItsOwnTopicsAndGroups() {
        assertThat(ofKind("KafkaUser")).hasSize(3).allSatisfy(user -> {
            assertThat(user.tree().at("/spec/authentication/type").asText()).isEqualTo("tls");
            assertThat(rules(user.name())).allSatisfy(rule -> {
                JsonNode resource = rule.path("resource");
                assertThat(resource.path("type").asText()).isIn("topic", "group");
                if (resource.path("type").asText().equals("group")) {
                    assertThat(resource.path("name").asText()).startsWith(OWN.get(user.name()));
                    assertThat(operations(rule)).isSubsetOf("Describe", "Read", "Delete");
                } else if (resource.path("patternType").asText().equals("prefix")) {
                    // The internal topics of the Kafka Streams application, made and unmade by itself.
                    assertThat(user.name()).isEqualTo("trending-service");
                    assertThat(resource.path("name").asText()).startsWith(OWN.get(user.name()));
                } else {
                    assertThat(operations(rule)).isSubsetOf("Describe", "Read", "Write");
                }
            });
        });
    }

    private static List<Manifest> ofKind(String kind) {
        return Rendering.KAFKA.manifests().stream().filter(it -> it.kind().equals(kind)).toList();
    }

    private static List<JsonNode> rules(String user) {
        Manifest manifest = ofKind("KafkaUser").stream().filter(it -> it.name().equals(user)).findFirst().orElseThrow();
        return manifest.tree().at("/spec/authorization/acls").valueStream().toList();
    }

    private static Set<String> operations(JsonNode rule) {
        return rule.path("operations").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    }

    /// The topics of the contract that `user` may do `operation` on.
    private static Set<String> topics(String user, String operation) {
        return rules(user).stream()
                .filter(rule -> rule.at("/resource/type").asText().equals("topic"))
                .filter(rule -> rule.at("/resource/patternType").asText().equals("literal"))
                .filter(rule -> operations(rule).contains(operation))
                .map(rule -> rule.at("/resource/name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Topic topic(String name) {
        return Stream.of(Topic.values()).filter(it -> it.topicName().equals(name)).findFirst().orElseThrow();
    }

    private static String[] names(Topic... topics) {
        return Stream.of(topics).map(Topic::topicName).toArray(String[]::new);
    }
}
