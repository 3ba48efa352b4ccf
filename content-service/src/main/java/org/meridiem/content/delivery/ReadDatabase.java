package org.meridiem.content.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import org.jboss.logging.Logger;
import org.meridiem.content.caching.Recency;
import org.meridiem.content.editing.EditorialDatabaseException;

import io.agroal.api.AgroalDataSource;

/// Where readers' statements go: to a read-only copy of the database where one is configured (`quarkus.datasource.read.jdbc.url`), else to
/// the database itself. What the copy does not know yet, or cannot answer, the database answers.
@ApplicationScoped
class ReadDatabase {

    /// A statement or two.
    ///
    /// @param <T> what comes of it
    interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(ReadDatabase.class);

    private final DataSource primary;
    private final Optional<DataSource> copy;
    private final Recency recency;

    ReadDatabase(DataSource primary, @io.quarkus.agroal.DataSource("read") Instance<AgroalDataSource> read,
            Recency recency, DeliveryConfig config) {
        this.primary = primary;
        this.recency = recency;
        this.copy = config.readReplica() ? Optional.of(read.get()) : Optional.empty();
    }

    /// Reads. While this process does not hear of changes, it asks the database itself.
    ///
    /// @param isCurrent whether what the copy said is as new as what is known
    <T> T read(Query<T> query, Predicate<T> isCurrent) {
        if (copy.isPresent() && recency.isCertain()) {
            try (Connection connection = copy.get().getConnection()) {
                T result = query.run(connection);
                if (isCurrent.test(result)) {
                    return result;
                }
            } catch (SQLException e) {
                LOG.warnf("the copy for readers cannot answer: %s", e.getMessage());
            }
        }
        try (Connection connection = primary.getConnection()) {
            return query.run(connection);
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
