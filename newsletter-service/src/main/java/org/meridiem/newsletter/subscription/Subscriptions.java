package org.meridiem.newsletter.subscription;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.suppression.Suppressions;

/// Who gets what, with a log of every yes and every no. Saying either twice changes nothing.
@Singleton
class Subscriptions {

    /// The edition of the words on the confirmation page and in its mail: change it with them.
    static final String WORDING = "2026-2";

    private static final Logger LOG = Logger.getLogger(Subscriptions.class);

    private static final String PERSON = """
            insert into subscriber as known (id, email, email_key, language, time_zone, sections, created_at, updated_at)
            select uuidv7(), o.email, o.email_key, o.language, o.time_zone, o.sections, ?, ? from opt_in o where o.id = ?
            on conflict (email_key) do update set language = coalesce(excluded.language, known.language),
                time_zone = coalesce(excluded.time_zone, known.time_zone),
                sections = case when cardinality(excluded.sections) > 0 then excluded.sections else known.sections end,
                updated_at = excluded.updated_at, version = known.version + 1
            returning id, email_key""";

    private static final String SUBSCRIBE = """
            insert into subscription as known (id, subscriber_id, newsletter_id, state, confirmed_at)
            select uuidv7(), ?, n.id, 'CONFIRMED', ? from opt_in o join newsletter n on n.id = any(o.newsletters)
            where o.id = ?
            on conflict (subscriber_id, newsletter_id) do update
                set state = 'CONFIRMED', confirmed_at = excluded.confirmed_at, ended_at = null""";

    private static final String CONSENT = """
            insert into consent (subscriber_id, newsletter_id, action, wording, requested_at, at)
            select ?, n.id, 'CONFIRMED', ?, o.requested_at, ?
            from opt_in o join newsletter n on n.id = any(o.newsletters) where o.id = ?""";

    private static final String END = """
            update subscription set state = 'ENDED', ended_at = ? where id = ? and state = 'CONFIRMED'
            returning subscriber_id, newsletter_id""";

    private static final String WITHDRAWAL = """
            insert into consent (subscriber_id, newsletter_id, action, wording, at) values (?, ?, 'WITHDRAWN', ?, ?)""";

    private final OptIns optIns;
    private final DataSource database;
    private final Suppressions suppressions;
    private final Welcomes welcomes;
    private final Clock clock;

    Subscriptions(OptIns optIns, DataSource database, Suppressions suppressions, Welcomes welcomes,
            Clock clock) {
        this.optIns = optIns;
        this.database = database;
        this.suppressions = suppressions;
        this.welcomes = welcomes;
        this.clock = clock;
    }

    /// The owner of the address says yes. A second yes finds the work done and leaves alone what was undone since.
    ///
    /// @return the request; empty when it is not known any more
    @Transactional
    Optional<OptIns.OptIn> confirm(@Nullable UUID request) {
        Optional<OptIns.OptIn> found = request == null ? Optional.empty() : optIns.find(request, true);
        if (found.isPresent() && !found.get().confirmed()) {
            UUID subscriber = subscribe(found.get().id());
            welcomes.greet(subscriber, found.get().newsletters());
        }
        return found;
    }

    /// The subscriber wants no more of one newsletter. Unknown or ended already: nothing happens.
    @Transactional
    void end(UUID subscription) {
        Timestamp now = Timestamp.from(clock.instant());
        try (Connection connection = database.getConnection();
                PreparedStatement end = connection.prepareStatement(END)) {
            end.setTimestamp(1, now);
            end.setObject(2, subscription);
            try (ResultSet row = end.executeQuery();
                    PreparedStatement withdrawal = connection.prepareStatement(WITHDRAWAL)) {
                while (row.next()) {
                    withdrawal.setObject(1, row.getObject(1, UUID.class));
                    withdrawal.setObject(2, row.getObject(2, UUID.class));
                    withdrawal.setString(3, WORDING);
                    withdrawal.setTimestamp(4, now);
                    withdrawal.executeUpdate();
                    LOG.infof("subscription ended, subscription=%s", subscription);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a subscription cannot be ended", e);
        }
    }

    private UUID subscribe(UUID request) {
        Timestamp now = Timestamp.from(clock.instant());
        try (Connection connection = database.getConnection();
                PreparedStatement person = connection.prepareStatement(PERSON);
                PreparedStatement subscribe = connection.prepareStatement(SUBSCRIBE);
                PreparedStatement consent = connection.prepareStatement(CONSENT)) {
            person.setTimestamp(1, now);
            person.setTimestamp(2, now);
            person.setObject(3, request);
            UUID subscriber = only(person);
            subscribe.setObject(1, subscriber);
            subscribe.setTimestamp(2, now);
            subscribe.setObject(3, request);
            subscribe.executeUpdate();
            consent.setObject(1, subscriber);
            consent.setString(2, WORDING);
            consent.setTimestamp(3, now);
            consent.setObject(4, request);
            consent.executeUpdate();
            optIns.confirmed(request);
            LOG.infof("subscription confirmed, subscriber=%s", subscriber);
            return subscriber;
        } catch (SQLException e) {
            throw new IllegalStateException("a subscription cannot be written", e);
        }
    }

    private UUID only(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            suppressions.welcomeBack(row.getString(2));
            return row.getObject(1, UUID.class);
        }
    }
}
