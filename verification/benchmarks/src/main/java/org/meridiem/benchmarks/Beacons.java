package org.meridiem.benchmarks;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.meridiem.events.ArticleCard;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.CloudEvent;
import org.meridiem.events.EventCodec;

/// Public articles of any number, and which of them are read: as on a news site, where a hundredth and a half of the articles draws two fifths of the attention
/// (articles of 2015 and 2016 by their shares in the social networks, UCI "News Popularity in Multiple Social Media Platforms").
final class Beacons {

    /// Rank to the power of this is the share that has that skew.
    private static final double SKEW = 0.85;
    private static final int DRAWN = 200_000;
    private static final int SECTIONS = 20;

    private final Random random = new Random(20_260_301);
    private int published;

    /// The id of an article.
    static UUID id(int number) {
        return new UUID(0x0190_0000_0000_7000L | number & 0xFFFL, spread(number));
    }

    /// Articles that are read only to see how long that takes to show.
    static UUID probe(int number) {
        return new UUID(0x0191_0000_0000_7000L, spread(number));
    }

    /// As random as the second half of a real id is: maps of such ids have no long chains.
    private static long spread(int number) {
        return number * 0x9E37_79B9_7F4A_7C15L >>> 2 | 0x8000_0000_0000_0000L;
    }

    /// The section of such an article: nothing else is in it.
    static String probeSection(int number) {
        return "probes-" + number % SECTIONS;
    }

    /// Makes articles public, straight in the log.
    void publish(String kafka, int upTo, int probes) {
        try (var producer = new KafkaProducer<>(Map.<String, Object>of("bootstrap.servers", kafka, "linger.ms", 20,
                "compression.type", "lz4"), new StringSerializer(), new ByteArraySerializer())) {
            for (; published < upTo; published++) {
                send(producer, id(published), "section-" + published % SECTIONS);
            }
            for (int i = 0; i < probes; i++) {
                send(producer, probe(i), probeSection(i));
            }
        }
    }

    // Closing the producer waits for all.
    @SuppressWarnings("FutureReturnValueIgnored")
    private static void send(KafkaProducer<String, byte[]> producer, UUID id, String section) {
        Instant now = Instant.now();
        String slug = "bench-" + id;
        var card = new ArticleCard(id, slug, URI.create("https://news.example/articles/" + slug), "article", "en",
                "What happened at the harbour, and why it matters now", null,
                "A line under the headline that says a little more about it.",
                List.of("First takeaway", "Second takeaway"),
                new ArticleCard.SectionRef(section, section, section),
                List.of(new ArticleCard.TagRef("shipping", "Shipping")),
                List.of(new ArticleCard.AuthorRef("ada-brewer", "Ada Brewer")), null, 4, null, now, now, now, 1);
        var attributes = new CloudEvent(UUID.randomUUID(), ArticleEvent.Published.TYPE, "/content-service", now,
                id.toString(), Optional.empty());
        producer.send(EventCodec.ARTICLES.encode(new ArticleEvent.Published(attributes, card)).toRecord());
    }

    /// Ids of read articles, each as often as it is read.
    List<String> drawn(int articles) {
        double[] upTo = new double[articles];
        double sum = 0;
        for (int rank = 1; rank <= articles; rank++) {
            sum += Math.pow(rank, -SKEW);
            upTo[rank - 1] = sum;
        }
        List<String> drawn = new ArrayList<>(DRAWN);
        for (int i = 0; i < DRAWN; i++) {
            int found = Arrays.binarySearch(upTo, random.nextDouble() * sum);
            drawn.add(id(found < 0 ? -found - 1 : found).toString());
        }
        return drawn;
    }
}
