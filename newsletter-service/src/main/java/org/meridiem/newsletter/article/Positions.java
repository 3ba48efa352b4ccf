package org.meridiem.newsletter.article;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;

/// Where reading goes on in each partition. It is part of the data it led to: whoever restores yesterday's database reads since yesterday again.
@Singleton
@Identifier(Positions.LISTENER)
class Positions implements KafkaConsumerRebalanceListener {

    /// The name by which channels refer to it.
    static final String LISTENER = "database-positions";

    private static final Logger LOG = Logger.getLogger(Positions.class);
    private static final Duration BACK_OFF = Duration.ofSeconds(1);

    private final DataSource database;

    Positions(DataSource database) {
        this.database = database;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            OptionalLong next = next(partition);
            if (next.isPresent()) {
                consumer.seek(partition, next.getAsLong());
            } else {
                consumer.seekToBeginning(List.of(partition));
            }
        }
    }

    /// Remembers, in the running transaction, that a record was taken in.
    void after(ConsumerRecord<?, ?> taken) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement("""
                        insert into consumer_position (topic, partition, next_offset) values (?, ?, ?)
                        on conflict (topic, partition) do update set next_offset = excluded.next_offset""")) {
            put.setString(1, taken.topic());
            put.setInt(2, taken.partition());
            put.setLong(3, taken.offset() + 1);
            put.executeUpdate();
        }
    }

    /// Waits for the database as long as it takes: nothing can be read without it anyway.
    private OptionalLong next(TopicPartition partition) {
        while (true) {
            try {
                return stored(partition);
            } catch (SQLException e) {
                LOG.warnf("position waits for the database, topic=%s cause=%s", partition.topic(), e.getMessage());
            }
            try {
                Thread.sleep(BACK_OFF);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the database was away", e);
            }
        }
    }

    private OptionalLong stored(TopicPartition partition) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection
                        .prepareStatement(
                                "select next_offset from consumer_position where topic = ? and partition = ?")) {
            select.setString(1, partition.topic());
            select.setInt(2, partition.partition());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }
}
