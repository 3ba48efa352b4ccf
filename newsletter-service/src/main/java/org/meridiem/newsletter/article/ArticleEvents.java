package org.meridiem.newsletter.article;

import java.sql.SQLException;
import java.util.List;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.events.MalformedEventException;
import org.meridiem.kit.inbox.Inbox;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;

/// Follows `meridiem.articles`. A withdrawal reaches everything that holds the article in the same transaction.
@Singleton
class ArticleEvents {

    private static final String CONSUMER = "article-cards";

    /// As configured for the channel.
    private static final String GROUP = "newsletter-articles";

    private final Intake intake;
    private final Inbox inbox;
    private final ArticleCards cards;
    private final List<Withdrawals> listeners;

    ArticleEvents(Intake intake, Inbox inbox, ArticleCards cards, @All List<Withdrawals> listeners) {
        this.intake = intake;
        this.inbox = inbox;
        this.cards = cards;
        this.listeners = listeners;
    }

    @Incoming("articles")
    public Uni<Void> follow(ConsumerRecord<String, byte[]> taken) {
        return intake.take(GROUP, taken, this::put);
    }

    private void put(ConsumerRecord<String, byte[]> taken) throws MalformedEventException, SQLException {
        ArticleEvent event = EventCodec.ARTICLES.decode(taken.headers(), taken.value());
        if (inbox.firstTime(CONSUMER, event.attributes().id()) && cards.put(event, taken.value())
                && event.publicCard().isEmpty()) {
            listeners.forEach(listener -> listener.withdrawn(event.articleId()));
        }
    }
}
