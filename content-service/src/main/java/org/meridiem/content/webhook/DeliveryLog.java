package org.meridiem.content.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// What was and is to be delivered, for administrators: lists it, shows it, has it sent again.
@ApplicationScoped
class DeliveryLog {

    private static final String COLUMNS = """
            select d.id, d.webhook_id, d.event_id, d.type, d.article_id, d.status, d.attempts, d.created_at, d.next_at, d.finished_at, d.position""";
    private static final String AGAIN = """
            update webhook_delivery set next_at = now(), attempts = 0, status = 'PENDING', finished_at = null where id = ? and webhook_id = ?""";
    private static final String HOLD_TEXT = """
            select 1 from webhook_event where id = ? and (not erased or type = 'article.unpublished') for share""";
    /// As many as anybody reads; retries and manual repeats make no more than a few dozen.
    private static final int MAX_ATTEMPTS = 100;

    private record Line(long position, DeliveryView view) {
    }

    private final DataSource database;
    private final Webhooks webhooks;
    private final WebhookEvents events;
    private final AuditLog audit;
    private final Cursors cursors;

    DeliveryLog(DataSource database, Webhooks webhooks, WebhookEvents events, AuditLog audit, Cursors cursors) {
        this.database = database;
        this.webhooks = webhooks;
        this.events = events;
        this.audit = audit;
        this.cursors = cursors;
    }

    /// Newest first.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400, 404
    @Transactional
    Page<DeliveryView> page(UUID webhook, DeliveryFilter filter, int limit, @Nullable String cursor) {
        webhooks.existing(webhook);
        Cut cut = new Cut(cursors, "webhook-deliveries/" + webhook + "?" + filter, limit);
        List<String> position = cut.position(cursor);
        long before = position == null ? Long.MAX_VALUE : Long.parseLong(position.getFirst());
        return Cut.map(cut.page(lines(webhook, filter, before, cut.fetch()),
                line -> List.of(Long.toString(line.position())), null), Line::view);
    }

    /// One, with what is sent and all attempts.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404
    @Transactional
    DeliveryView get(UUID webhook, UUID id) {
        DeliveryView delivery = brief(webhook, id);
        try (Connection connection = database.getConnection()) {
            return delivery.with(body(connection, delivery.messageId()), attempts(connection, id));
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Has it sent again, at once, with the same `webhook-id` and the whole schedule of retries before it.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404, 409 while the webhook is off, or when the article had to go
    @Transactional
    DeliveryView redeliver(UUID webhook, UUID id, Caller by) {
        Webhook receiver = webhooks.existing(webhook);
        DeliveryView delivery = brief(webhook, id);
        if (!receiver.active() && !delivery.type().equals(WebhookEvents.PING)) {
            throw ProblemType.CONFLICT.with("The webhook is off. Switch it on first.");
        }
        try (Connection connection = database.getConnection();
                PreparedStatement hold = connection.prepareStatement(HOLD_TEXT);
                PreparedStatement update = connection.prepareStatement(AGAIN)) {
            hold.setObject(1, delivery.messageId());
            if (!hold.executeQuery().next()) {
                throw ProblemType.CONFLICT.with("The article had to go: what this delivery said of it is erased.");
            }
            update.setObject(1, id);
            update.setObject(2, webhook);
            if (update.executeUpdate() == 0) {
                throw none();
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
        audit.record(by, "redeliver", "webhook", webhook, receiver.stamp().version(),
                Map.of("delivery", id.toString()));
        return brief(webhook, id);
    }

    /// Queues a test message.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 404
    @Transactional
    DeliveryView ping(UUID webhook, Caller by) {
        Webhook receiver = webhooks.existing(webhook);
        UUID delivery = events.queuePing(webhook);
        audit.record(by, "test", "webhook", webhook, receiver.stamp().version(),
                Map.of("delivery", delivery.toString()));
        return brief(webhook, delivery);
    }

    private List<Line> lines(UUID webhook, DeliveryFilter filter, long before, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COLUMNS
                        + """
                                 from webhook_delivery d where d.webhook_id = ? and d.position < ?
                                  and (?::text is null or d.status = ?) and (?::text is null or d.type = ?) and (?::uuid is null or d.article_id = ?)
                                order by d.position desc limit ?""")) {
            String status = filter.status() == null ? null : filter.status().name();
            select.setObject(1, webhook);
            select.setLong(2, before);
            select.setString(3, status);
            select.setString(4, status);
            select.setString(5, filter.type());
            select.setString(6, filter.type());
            select.setObject(7, filter.article(), Types.OTHER);
            select.setObject(8, filter.article(), Types.OTHER);
            select.setInt(9, limit);
            return read(select);
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private DeliveryView brief(UUID webhook, UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        COLUMNS + " from webhook_delivery d where d.webhook_id = ? and d.id = ?")) {
            select.setObject(1, webhook);
            select.setObject(2, id);
            return read(select).stream().findFirst().map(Line::view).orElseThrow(DeliveryLog::none);
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private static List<Line> read(PreparedStatement select) throws SQLException {
        List<Line> lines = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                DeliveryStatus status = DeliveryStatus.valueOf(row.getString(6));
                lines.add(new Line(row.getLong(11),
                        new DeliveryView(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class), row.getString(4), row.getObject(5, UUID.class), status,
                                row.getInt(7), row.getTimestamp(8).toInstant(),
                                status == DeliveryStatus.PENDING ? instant(row, 9) : null, instant(row, 10), null,
                                null)));
            }
        }
        return lines;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static String body(Connection connection, UUID event) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select body from webhook_event where id = ?")) {
            select.setObject(1, event);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static List<AttemptView> attempts(Connection connection, UUID delivery) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select at, milliseconds, status, error, detail, answer from webhook_attempt where delivery_id = ?
                order by id desc limit ?""")) {
            select.setObject(1, delivery);
            select.setInt(2, MAX_ATTEMPTS);
            List<AttemptView> attempts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    attempts.add(new AttemptView(row.getTimestamp(1).toInstant(), row.getLong(2),
                            row.getObject(3, Integer.class), row.getString(4), row.getString(5), row.getString(6)));
                }
            }
            return attempts;
        }
    }

    private static RuntimeException none() {
        return ProblemType.NOT_FOUND.with("There is no delivery with this id.");
    }
}
