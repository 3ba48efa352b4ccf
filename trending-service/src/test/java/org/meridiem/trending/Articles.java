package org.meridiem.trending;

import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.EncodedEvent;
import org.meridiem.events.EventCodec;

/// Writes to Kafka what other services would, and returns when Kafka has it.
public final class Articles implements AutoCloseable {

    private final Producer<String, byte[]> producer;

    public Articles(String bootstrapServers) {
        producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(),
                new ByteArraySerializer());
    }

    public void publish(ArticleFixture... articles) {
        for (ArticleFixture article : articles) {
            send(article.published());
        }
    }

    public void send(ArticleEvent event) {
        send(EventCodec.ARTICLES.encode(event));
    }

    public void send(EncodedEvent event) {
        try {
            producer.send(event.toRecord()).get();
        } catch (ExecutionException e) {
            throw new AssertionError("Kafka refused an event", e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
