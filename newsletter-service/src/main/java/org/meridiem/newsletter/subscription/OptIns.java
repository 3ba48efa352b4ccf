package org.meridiem.newsletter.subscription;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.mail.EmailAddress;

/// Requests whose owners have not said yes. Joins the running transaction.
@Singleton
public class OptIns {

    private static final String REQUEST = """
            insert into opt_in (id, email, email_key, newsletters, language, time_zone, sections, state, requested_at,
                process_after, expires_at)
            values (uuidv7(), ?, ?, ?, ?, ?, ?, 'REQUESTED', ?, ?, ?) returning id""";

    private final DataSource database;
    private final SubscriptionConfig config;
    private final Clock clock;

    OptIns(DataSource database, SubscriptionConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /// What the reader likes; nothing is said about what is null.
    ///
    /// @param language BCP 47 tag
    /// @param timeZone IANA name
    /// @param sections slugs, empty for all
    public record Taste(@Nullable String language, @Nullable String timeZone, List<String> sections) {
        /// Copies the list.
        public Taste {
            sections = List.copyOf(sections);
        }
    }

    /// A request.
    ///
    /// @param id          the key
    /// @param email       where the question goes
    /// @param newsletters what was asked for
    /// @param taste       with it
    /// @param confirmed   whether the owner has said yes
    /// @param requestedAt when somebody asked
    /// @param expiresAt   until when the owner can say yes
    record OptIn(UUID id, String email, List<UUID> newsletters, Taste taste, boolean confirmed, Instant requestedAt,
            Instant expiresAt) {
        OptIn {
            newsletters = List.copyOf(newsletters);
        }

        /// Never the address.
        @Override
        public String toString() {
            return "OptIn[" + id + "]";
        }
    }

    /// Writes a request down: the same work for every address.
    ///
    /// @return its id
    public UUID request(EmailAddress address, List<UUID> newsletters, Taste taste) {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(REQUEST)) {
            insert.setString(1, address.value());
            insert.setString(2, address.key());
            insert.setArray(3, connection.createArrayOf("uuid", newsletters.toArray()));
            insert.setString(4, taste.language());
            insert.setString(5, taste.timeZone());
            insert.setArray(6, connection.createArrayOf("text", taste.sections().toArray()));
            insert.setTimestamp(7, Timestamp.from(now));
            insert.setTimestamp(8, Timestamp.from(now));
            insert.setTimestamp(9, Timestamp.from(now.plus(config.confirmWithin())));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getObject(1, UUID.class);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a request cannot be written", e);
        }
    }

    /// The request, as long as it can be answered.
    ///
    /// @param lock holds it until the transaction ends
    Optional<OptIn> find(UUID id, boolean lock) {
        String sql = "select * from opt_in where id = ?" + (lock ? " for update" : "");
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(read(row)).filter(optIn -> optIn.expiresAt().isAfter(clock.instant()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a request cannot be read", e);
        }
    }

    /// Notes that the owner said yes.
    void confirmed(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection
                        .prepareStatement("update opt_in set state = 'CONFIRMED', confirmed_at = ? where id = ?")) {
            update.setTimestamp(1, Timestamp.from(clock.instant()));
            update.setObject(2, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("a request cannot be written", e);
        }
    }

    /// Forgets what can no longer be answered.
    ///
    /// @return how many
    int forgetExpired() {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from opt_in where expires_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(clock.instant()));
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("requests cannot be deleted", e);
        }
    }

    private static OptIn read(ResultSet row) throws SQLException {
        return new OptIn(row.getObject("id", UUID.class), row.getString("email"),
                list(row.getArray("newsletters"), UUID.class),
                new Taste(row.getString("language"), row.getString("time_zone"),
                        list(row.getArray("sections"), String.class)),
                row.getString("state").equals("CONFIRMED"), row.getTimestamp("requested_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }

    private static <T> List<T> list(Array array, Class<T> type) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(type::cast).toList();
    }
}
