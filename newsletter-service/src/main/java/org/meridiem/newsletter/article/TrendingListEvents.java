package org.meridiem.newsletter.article;

import java.sql.SQLException;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.meridiem.events.EventCodec;
import org.meridiem.events.MalformedEventException;

import io.smallrye.mutiny.Uni;

/// Follows `meridiem.trending-lists`. A list replaces itself every few seconds and knows its age, so no inbox is kept: it would grow for nothing.
@Singleton
class TrendingListEvents {

    /// As configured for the channel.
    private static final String GROUP = "newsletter-trending-lists";

    private final Intake intake;
    private final TrendingLists lists;

    TrendingListEvents(Intake intake, TrendingLists lists) {
        this.intake = intake;
        this.lists = lists;
    }

    @Incoming("trending-lists")
    public Uni<Void> follow(ConsumerRecord<String, byte[]> taken) {
        return intake.take(GROUP, taken, this::put);
    }

    private void put(ConsumerRecord<String, byte[]> taken) throws MalformedEventException, SQLException {
        lists.put(EventCodec.TRENDING_LISTS.decode(taken.headers(), taken.value()));
    }
}
