package org.meridiem.benchmarks;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.meridiem.events.EncodedEvent;
import org.meridiem.events.Engagement;
import org.meridiem.events.EventCodec;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/// The floor of the collector: a bare Vert.x server that answers 202 and hands the same bytes to Kafka under the same settings, without looking at the
/// request but for the article's id, which decides the partition. Nothing that does more can be faster on this stack.
public final class EngagementFloor {

    /// Like [org.meridiem.events.Topic#ENGAGEMENT], read by nobody: what the floor writes is no work for the service that it is compared with.
    static final String TOPIC = "bench.floor";

    private static final int ID = 36;

    private EngagementFloor() {
    }

    /// @param arguments port, Kafka's bootstrap servers
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        // As in the collector.
        Map<String, Object> settings = Map.of("bootstrap.servers", arguments[1], "acks", "all", "enable.idempotence",
                true, "linger.ms", 5, "compression.type", "lz4", "buffer.memory", 8L * 1024 * 1024, "max.block.ms", 0);
        Producer<String, byte[]> producer = new KafkaProducer<>(settings, new StringSerializer(),
                new ByteArraySerializer());
        Vertx vertx = Vertx.vertx();
        vertx.deployVerticle(() -> new Collector(port, producer),
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors()))
                .onSuccess(_ -> System.out.println("ready"))
                .onFailure(failure -> {
                    System.err.println("the floor cannot listen: " + failure);
                    System.exit(1);
                });
    }

    private static final class Collector extends AbstractVerticle {

        private final int port;
        private final Producer<String, byte[]> producer;
        private final byte[] value;
        private final Header[] headers;
        private final int place;

        Collector(int port, Producer<String, byte[]> producer) {
            this.port = port;
            this.producer = producer;
            UUID article = UUID.randomUUID();
            EncodedEvent event = EventCodec.ENGAGEMENT.encode(new Engagement(UUID.randomUUID(), Engagement.Action.VIEW,
                    article, Instant.now(), "0123456789abcdef", "fedcba9876543210", null, null));
            this.value = event.value();
            this.headers = event.attributes().headers().toArray();
            this.place = new String(value, StandardCharsets.UTF_8).indexOf(article.toString());
        }

        @Override
        public void start() {
            vertx.createHttpServer().requestHandler(this::receive).listen(port, "127.0.0.1");
        }

        // Nobody waits for it, here as in the collector.
        @SuppressWarnings("FutureReturnValueIgnored")
        private void receive(HttpServerRequest request) {
            request.bodyHandler(body -> {
                request.response().setStatusCode(202).putHeader(HttpHeaders.CACHE_CONTROL, "no-store").end();
                byte[] id = body.getBytes(12, 12 + ID);
                byte[] copy = value.clone();
                System.arraycopy(id, 0, copy, place, ID);
                var own = new RecordHeaders();
                for (Header header : headers) {
                    own.add(header.key().equals("ce_subject") ? new RecordHeader(header.key(), id) : header);
                }
                producer.send(new ProducerRecord<>(TOPIC, null, System.currentTimeMillis(),
                        new String(id, StandardCharsets.US_ASCII), copy, own), (_, _) -> {
                        });
            });
        }
    }
}
