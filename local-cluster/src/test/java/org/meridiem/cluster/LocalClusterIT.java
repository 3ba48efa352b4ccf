package org.meridiem.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.events.Topic;

/// What people and tests rely on: data outlive stops and deaths, and a failed start leaves nothing.
class LocalClusterIT {

    private static final String TOPIC = Topic.TRENDING_LISTS.topicName();

    private final Path root = Path.of(System.getProperty("meridiem.root"));
    private final Path directory = Path.of("target/cluster-it").toAbsolutePath();
    private final List<String> progress = new ArrayList<>();

    @BeforeEach
    void fresh() {
        Layout.delete(directory);
    }

    @Test
    void dataSurviveDeathsAndRestarts() throws Exception {
        // Given
        ClusterOptions options = ClusterOptions.forTests(root, directory,
                EnumSet.of(Part.POSTGRES, Part.KAFKA, Part.MAIL));
        try (LocalCluster cluster = LocalCluster.start(options, progress::add)) {
            write(cluster.endpoints(), 1);

            // When: each server dies and comes back
            for (Part part : List.of(Part.POSTGRES, Part.KAFKA)) {
                long pid = cluster.server(part).pid().orElseThrow();
                cluster.server(part).kill();
                assertThat(cluster.server(part).isAlive()).isFalse();
                cluster.server(part).start();
                assertThat(cluster.server(part).pid().orElseThrow()).isNotEqualTo(pid);
            }

            // Then
            write(cluster.endpoints(), 2);
            assertThat(rows(cluster.endpoints())).isEqualTo(2);
            assertThat(records(cluster.endpoints())).containsExactly("1", "2");
        }

        // When: the whole cluster is started again
        try (LocalCluster cluster = LocalCluster.start(options, progress::add)) {

            // Then
            assertThat(rows(cluster.endpoints())).isEqualTo(2);
            assertThat(records(cluster.endpoints())).containsExactly("1", "2");
        }
        assertThat(directory.resolve("run")).isEmptyDirectory();
    }

    @Test
    void whatDoesNotStartIsExplainedAndNothingStays() throws Exception {
        // Given: a data directory that PostgreSQL cannot use
        ClusterOptions options = ClusterOptions.forTests(root, directory, EnumSet.of(Part.POSTGRES, Part.MAIL));
        Path data = options.layout().data(Part.POSTGRES).resolve("pgdata");
        java.nio.file.Files.createDirectories(data);
        java.nio.file.Files.writeString(data.resolve("PG_VERSION"), "9\n");

        // When, then
        assertThatThrownBy(() -> LocalCluster.start(options, progress::add)).isInstanceOf(ClusterException.class)
                .hasMessageContaining("PostgreSQL ended with exit code").hasMessageContaining("postgres.log")
                .hasMessageContaining("postgresql.conf");
        assertThat(directory.resolve("run")).isEmptyDirectory();
        options.ports().requireFree(Set.of(Part.MAIL, Part.POSTGRES));
    }

    private static void write(Endpoints endpoints, int value) throws Exception {
        try (Connection connection = DriverManager.getConnection(endpoints.jdbc("content"), "content", "local")) {
            connection.createStatement().execute("create table if not exists t(v int)");
            connection.createStatement().execute("insert into t values (" + value + ")");
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", endpoints.kafka());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "k" + value, Integer.toString(value))).get();
        }
    }

    private static int rows(Endpoints endpoints) throws Exception {
        try (Connection connection = DriverManager.getConnection(endpoints.jdbc("content"), "content", "local");
                var result = connection.createStatement().executeQuery("select count(*) from t")) {
            result.next();
            return result.getInt(1);
        }
    }

    private static List<String> records(Endpoints endpoints) {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        List<String> values = new ArrayList<>();
        Map<String, Object> settings = Map.of("bootstrap.servers", endpoints.kafka());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
