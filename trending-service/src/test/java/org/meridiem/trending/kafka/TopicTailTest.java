package org.meridiem.trending.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meridiem.testkit.Patience;

class TopicTailTest {

    private static final TopicPartition PARTITION = new TopicPartition("lists", 0);

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final Deque<Consumer<String, byte[]>> consumers = new ArrayDeque<>();
    private final TopicTail tail = new TopicTail(List.of("lists"), consumers::removeFirst, record -> {
        if (record.key().equals("poison")) {
            throw new IllegalStateException("on purpose");
        }
        taken.add(record.key());
    });
    private final Thread reader = new Thread(tail);

    @AfterEach
    void stop() throws InterruptedException {
        tail.stop();
        reader.join(Duration.ofSeconds(5));
        assertThat(reader.isAlive()).isFalse();
    }

    @Test
    void itHasCaughtUpWhenItTookWhatWasThereAtTheStart() {
        // Given
        var consumer = consumer(2);
        consumers.add(consumer);
        reader.start();

        // When
        give(consumer, 0, "a");
        await(() -> taken.equals(List.of("a")));
        boolean half = tail.caughtUp();
        give(consumer, 1, "b");

        // Then
        await(tail::caughtUp);
        assertThat(half).isFalse();
        assertThat(taken).containsExactly("a", "b");
    }

    @Test
    void aRecordThatCannotBeTakenDoesNotStopTheNext() {
        // Given
        var consumer = consumer(2);
        consumers.add(consumer);
        reader.start();

        // When
        give(consumer, 0, "poison");
        give(consumer, 1, "b");

        // Then
        await(tail::caughtUp);
        assertThat(taken).containsExactly("b");
    }

    @Test
    void afterAFailureItBeginsAnew() {
        // Given
        var failing = consumer(1);
        failing.schedulePollTask(() -> failing.setPollException(new KafkaException("on purpose")));
        var working = consumer(1);
        consumers.add(failing);
        consumers.add(working);

        // When
        reader.start();
        give(working, 0, "a");

        // Then
        await(tail::caughtUp);
        assertThat(taken).containsExactly("a");
    }

    private static MockConsumer<String, byte[]> consumer(long end) {
        var consumer = new MockConsumer<String, byte[]>("earliest");
        consumer.updatePartitions("lists", List.of(new PartitionInfo("lists", 0, Node.noNode(), null, null)));
        consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
        consumer.updateEndOffsets(Map.of(PARTITION, end));
        return consumer;
    }

    private static void give(MockConsumer<String, byte[]> consumer, long offset, String key) {
        consumer.schedulePollTask(() -> consumer.addRecord(new ConsumerRecord<>("lists", 0, offset, key, new byte[0])));
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Patience.await().until(condition);
    }
}
