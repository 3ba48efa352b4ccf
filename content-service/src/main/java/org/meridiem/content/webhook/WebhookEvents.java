package org.meridiem.content.webhook;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.content.editing.Ids;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.EncodedEvent;

/// Queues events for the webhooks that want them, in the transaction that makes them. Nothing is lost, nothing doubled: event and deliveries are there when and only when that
/// transaction commits.
@ApplicationScoped
public class WebhookEvents {

    /// The type of a test message.
    static final String PING = "ping";

    // One statement for all webhooks. The share lock waits for a webhook that is being deleted, and for nothing else; a change of a webhook does not hold up publishing.
    // Who was told of an article before is told on, wherever it has moved.
    private static final String QUEUE = """
            with wanted as (
              select w.id from webhook w
              where w.active and ? = any(w.event_types)
                and (w.sections is null
                  or exists (select 1 from published_article p join section s on s.slug = any(p.section_slugs)
                             where p.article_id = ? and s.id = any(w.sections))
                  or exists (select 1 from webhook_delivery d where d.webhook_id = w.id and d.article_id = ?))
              for key share of w),
            event as (
              insert into webhook_event (id, type, article_id, body, occurred_at)
              select ?, ?, ?, ?, ? where exists (select 1 from wanted) returning id, type, article_id)
            insert into webhook_delivery (id, webhook_id, event_id, type, article_id, next_at, created_at)
            select gen_random_uuid(), wanted.id, event.id, event.type, event.article_id, now(), now() from wanted, event""";
    // An unpublication may still be on its way to somebody who is told of nothing else: it stays, without its text.
    private static final String ERASE = """
            update webhook_event set erased = true, body = json_build_object('type', type, 'timestamp', body::json -> 'timestamp',
              'data', json_build_object('id', article_id, 'version', body::json -> 'data' -> 'version'))::text
            where article_id = ? and not erased and type in ('article.published', 'article.updated', 'article.unpublished')""";
    private static final String CALL_OFF = """
            update webhook_delivery set status = 'FAILED', finished_at = now()
            where article_id = ? and status = 'PENDING' and type in ('article.published', 'article.updated')""";
    private static final String QUEUE_PING = """
            with event as (
              insert into webhook_event (id, type, body, occurred_at) values (?, ?, ?, ?) returning id, type)
            insert into webhook_delivery (id, webhook_id, event_id, type, next_at, created_at)
            select ?, ?, event.id, event.type, now(), now() from event""";

    private final DataSource database;
    private final Clock clock;

    WebhookEvents(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Queues an article's event, under the article's lock: deliveries are in the order of its versions.
    ///
    /// @param event   what happened; its card is written already
    /// @param encoded as it goes to Kafka, whose value webhooks get too
    @Transactional(Transactional.TxType.MANDATORY)
    public void queue(ArticleEvent event, EncodedEvent encoded) {
        String type = EventType.of(event).label();
        Instant at = event.attributes().time();
        String data = new String(encoded.value(), StandardCharsets.UTF_8);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(QUEUE)) {
            insert.setString(1, type);
            insert.setObject(2, event.articleId());
            insert.setObject(3, event.articleId());
            insert.setObject(4, event.attributes().id());
            insert.setString(5, type);
            insert.setObject(6, event.articleId());
            insert.setString(7, body(type, at, data));
            insert.setTimestamp(8, Timestamp.from(at));
            insert.executeUpdate();
            if (event instanceof ArticleEvent.TakenDown || event instanceof ArticleEvent.Deleted) {
                erase(connection, event.articleId());
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// What had to go is in no log any more and sent to nobody. The events' rows come before the deliveries', as in [DeliveryLog#redeliver].
    private static void erase(Connection connection, UUID article) throws SQLException {
        for (String sql : List.of(ERASE, CALL_OFF)) {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                update.setObject(1, article);
                update.executeUpdate();
            }
        }
    }

    /// Queues a test message for one webhook, active or not.
    ///
    /// @return the delivery
    @Transactional(Transactional.TxType.MANDATORY)
    UUID queuePing(UUID webhook) {
        UUID delivery = Ids.next();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(QUEUE_PING)) {
            insert.setObject(1, Ids.next());
            insert.setString(2, PING);
            insert.setString(3, body(PING, now, "{\"webhook\":\"" + webhook + "\"}"));
            insert.setTimestamp(4, Timestamp.from(now));
            insert.setObject(5, delivery);
            insert.setObject(6, webhook);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
        return delivery;
    }

    /// Type and time need no escaping; the data are JSON already.
    private static String body(String type, Instant at, String data) {
        return "{\"type\":\"" + type + "\",\"timestamp\":\"" + at + "\",\"data\":" + data + "}";
    }
}
