package org.meridiem.content.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

import org.meridiem.content.delivery.BoundSql;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// Lets a bounded number of searches at the database at once, and none of them stay. Whoever cannot be served in time is told so; articles and lists go on.
@ApplicationScoped
class SearchGate {

    private static final String CANCELLED = "57014";

    private final DataSource database;
    private final SearchConfig config;
    private final Semaphore turns;

    SearchGate(DataSource database, SearchConfig config) {
        this.database = database;
        this.config = config;
        this.turns = new Semaphore(config.concurrency(), true);
    }

    /// Reads what a statement gives.
    ///
    /// @param <T> what is made of it
    interface Reader<T> {
        /// Reads all rows.
        T read(ResultSet rows) throws SQLException;
    }

    /// @throws ProblemException 503 when it takes too long
    <T> T ask(BoundSql sql, Reader<T> reader) {
        awaitTurn();
        try (Connection connection = database.getConnection();
                PreparedStatement select = sql.prepare(connection)) {
            select.setQueryTimeout((int) Math.max(1, config.timeout().toSeconds()));
            try (ResultSet rows = select.executeQuery()) {
                return reader.read(rows);
            }
        } catch (SQLException e) {
            if (CANCELLED.equals(e.getSQLState())) {
                throw unavailable("The search took too long. Look for something less frequent.");
            }
            throw new EditorialDatabaseException(e);
        } finally {
            turns.release();
        }
    }

    private void awaitTurn() {
        try {
            if (!turns.tryAcquire(config.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw unavailable("Too many searches at once.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("The service is going down.");
        }
    }

    private static ProblemException unavailable(String detail) {
        return ProblemType.UNAVAILABLE.with(detail)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(Duration.ofSeconds(2).toSeconds()));
    }
}
