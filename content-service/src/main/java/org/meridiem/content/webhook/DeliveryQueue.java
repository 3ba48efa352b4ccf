package org.meridiem.content.webhook;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.editing.EditorialDatabaseException;

/// The queue of deliveries. Any number of workers on any number of replicas take from it; the database's clock alone says what is due.
///
/// **Order.** A delivery waits while an earlier one about the same article to the same webhook has not been tried yet or is being sent. Once that has failed it no longer
/// holds up the later ones (a takedown must not wait for days behind something that the receiver chokes on); its retry may then arrive late, which a receiver sees by
/// `data.version`.
@ApplicationScoped
class DeliveryQueue {

    private static final String READY = """
            d.status = 'PENDING' and d.next_at <= now() and (d.lease_until is null or d.lease_until <= now())
              and (d.article_id is null or w.active)
              and not exists (select 1 from webhook_delivery e
                where e.webhook_id = d.webhook_id and e.article_id = d.article_id and e.position < d.position
                  and (e.status = 'PENDING' and e.attempts = 0 or e.lease_until > now()))""";
    private static final String WAITING = """
            select w.id, (select count(*) from (select 1 from webhook_delivery d where d.webhook_id = w.id and %s limit ?) ready)
            from webhook w where exists (select 1 from webhook_delivery d where d.webhook_id = w.id and %s)
            order by random()"""
            .formatted(READY, READY);
    private static final String CLAIM = """
            with ready as (
              select d.id from webhook w join webhook_delivery d on d.webhook_id = w.id
              where w.id = ? and %s
              order by d.next_at, d.position limit 1 for update of d skip locked)
            update webhook_delivery c set lease_until = now() + ? * interval '1 millisecond', claims = c.claims + 1
            from ready, webhook w, webhook_event e
            where c.id = ready.id and w.id = c.webhook_id and e.id = c.event_id
            returning c.id, c.claims, c.webhook_id, c.attempts, w.failing_since is not null, e.id, e.body, w.url, w.secret,
              case when w.old_secret_until > now() then w.old_secret end"""
            .formatted(READY);

    private final DataSource database;

    DeliveryQueue(DataSource database) {
        this.database = database;
    }

    /// The webhooks for which something is ready to be sent, in no order, each with how much at most.
    ///
    /// @param most to count up to
    Map<UUID, Integer> waiting(int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(WAITING)) {
            select.setInt(1, most);
            Map<UUID, Integer> waiting = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    waiting.put(row.getObject(1, UUID.class), row.getInt(2));
                }
            }
            return waiting;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Takes the next delivery of a webhook. If nothing is recorded until the lease is over, the sender has died and another may take it.
    Optional<Claim> claim(UUID webhook, Duration lease) {
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, webhook);
            claim.setLong(2, lease.toMillis());
            try (ResultSet row = claim.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private static Claim read(ResultSet row) throws SQLException {
        List<byte[]> secrets = new ArrayList<>();
        secrets.add(row.getBytes(9));
        byte[] old = row.getBytes(10);
        if (old != null) {
            secrets.add(old);
        }
        return new Claim(row.getObject(1, UUID.class), row.getInt(2), row.getObject(3, UUID.class), row.getInt(4),
                row.getBoolean(5), row.getObject(6, UUID.class), row.getString(7), URI.create(row.getString(8)),
                List.copyOf(secrets));
    }
}
