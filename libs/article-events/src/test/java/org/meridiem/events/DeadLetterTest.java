package org.meridiem.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

class DeadLetterTest {

    @Test
    void theLetterKeepsTheRecordAndSaysWhereItComesFrom() {
        ConsumerRecord<String, byte[]> failed = failed("meridiem.articles");

        ProducerRecord<String, byte[]> letter = DeadLetter.of(failed, "newsletter", "not ArticleCard").toRecord(failed);

        assertThat(letter.topic()).isEqualTo("meridiem.articles.dead-letter");
        assertThat(letter.key()).isEqualTo("key");
        assertThat(letter.value()).containsExactly('[');
        assertThat(Golden.lines(letter.headers())).isEqualTo("""
                ce_type: something
                dead-letter-topic: meridiem.articles
                dead-letter-partition: 4
                dead-letter-offset: 1234567890123
                dead-letter-consumer: newsletter
                dead-letter-reason: not ArticleCard""");
    }

    @Test
    void itsHeadersKeepTheirSchema() {
        ConsumerRecord<String, byte[]> failed = failed("meridiem.engagement");
        ObjectNode headers = JsonNodeFactory.instance.objectNode();

        DeadLetter.of(failed, "trending", "").toRecord(failed).headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));

        assertThat(ContractDocuments.violations("dead-letter-headers.v1.schema.json", headers)).isEmpty();
        assertThat(ContractDocuments.schema("dead-letter-headers.v1.schema.json").get("properties").fieldNames())
                .toIterable().containsExactly(DeadLetter.TOPIC, DeadLetter.PARTITION, DeadLetter.OFFSET,
                        DeadLetter.CONSUMER,
                        DeadLetter.REASON);
    }

    @Test
    void aLetterFromAReplayLivesAsLongAsAnyOther() {
        ConsumerRecord<String, byte[]> failed = failed("meridiem.articles");

        assertThat(DeadLetter.of(failed, "newsletter", "old").toRecord(failed).timestamp()).isNull();
    }

    @Test
    void aLongReasonIsCut() {
        assertThat(new DeadLetter(Topic.ARTICLES, 0, 0, "newsletter", "x".repeat(5_000)).reason()).hasSize(1_000);
    }

    @Test
    void aTopicOutsideTheContractHasNoLetter() {
        ConsumerRecord<String, byte[]> foreign = failed("elsewhere");

        assertThatIllegalArgumentException().isThrownBy(() -> DeadLetter.of(foreign, "newsletter", "no"));
    }

    private static ConsumerRecord<String, byte[]> failed(String topic) {
        var headers = new RecordHeaders().add("ce_type", "something".getBytes(StandardCharsets.UTF_8));
        return new ConsumerRecord<>(topic, 4, 1_234_567_890_123L, 1_000L, TimestampType.CREATE_TIME, 3, 1, "key",
                new byte[]{'['}, headers, Optional.empty());
    }
}
