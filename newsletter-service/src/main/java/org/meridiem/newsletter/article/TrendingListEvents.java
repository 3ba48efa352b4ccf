package org.meridiem.newsletter.article;

import java.sql.SQLException;

import jakarta.inject.Singleton;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.meridiem.events.CloudEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.events.HighlightList;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.TrendingList;

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
        // What rises or is commented on is no part of an issue, nor is a list of one language.
        if (CloudEvent.of(taken.headers()).type().equals(HighlightList.TYPE)) {
            return;
        }
        TrendingList list = EventCodec.TRENDING_LISTS.decode(taken.headers(), taken.value());
        if (list.language() == null) {
            lists.put(list);
        }
    }
}
