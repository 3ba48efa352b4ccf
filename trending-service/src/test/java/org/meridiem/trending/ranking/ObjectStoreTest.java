package org.meridiem.trending.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectStoreTest {

    private static final String NAME = "kept";

    /// A record's value is kept under its key; an empty one deletes it; an exclamation mark sweeps away all values that begin with one.
    private static final class Keeping extends ContextualProcessor<String, String, Void, Void> {

        @Override
        public void process(Record<String, String> record) {
            ObjectStore<String, String> store = context().getStateStore(NAME);
            if (record.value().equals("!")) {
                for (int slice = 0; slice < ObjectStore.SLICES; slice++) {
                    store.sweep(slice, value -> value.startsWith("!"));
                }
            } else if (record.value().isEmpty()) {
                store.delete(record.key());
            } else {
                // What a commit finds is what was put last.
                store.put(record.key(), "before");
                store.put(record.key(), record.value());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theChangelogHoldsWhatTheStoreHolds(ObjectStore.Rest rest) {
        var topology = new Topology().addSource("read", "topic").addProcessor("keep", Keeping::new, "read")
                .addStateStore(ObjectStore.builder(NAME, Serdes.String(), Serdes.String(), KeyTable.ofObjects(), rest),
                        "keep");
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        Map<String, String> logged = new HashMap<>();
        int writes = 0;
        try (var driver = new TopologyTestDriver(topology, properties)) {
            // When
            var topic = driver.createInputTopic("topic", new StringSerializer(), new StringSerializer());
            for (int i = 0; i < 1_000; i++) {
                topic.pipeInput("key " + i, i % 5 == 0 ? "!" + i + "!" : "value " + i);
            }
            topic.pipeInput("key 1", "another");
            topic.pipeInput("key 2", "");
            topic.pipeInput("key 2", "");
            topic.pipeInput("all", "!");

            // Then
            var changelog = driver.createOutputTopic("test-" + NAME + "-changelog", new StringDeserializer(),
                    new StringDeserializer());
            for (var record : changelog.readRecordsToList()) {
                writes++;
                if (record.value() == null) {
                    logged.remove(record.key());
                } else {
                    logged.put(record.key(), record.value());
                }
            }
            ObjectStore<String, String> store = store(driver);
            Map<String, String> held = new HashMap<>();
            store.forEach(held::put);
            assertThat(held).isEqualTo(logged).hasSize(store.size()).hasSize(799).containsEntry("key 1", "another");
        }
        assertThat(writes).as("each change once per commit").isEqualTo(1_000 + 3 + 200);
    }

    @SuppressWarnings("unchecked")
    private static ObjectStore<String, String> store(TopologyTestDriver driver) {
        return (ObjectStore<String, String>) driver.getStateStore(NAME);
    }
}
