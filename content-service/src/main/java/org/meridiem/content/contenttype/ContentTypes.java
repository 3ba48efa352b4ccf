package org.meridiem.content.contenttype;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.kit.problem.InputError;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Holds articles to the schema of their kind. Whoever stores content calls it, in the transaction that stores it: so no schema can change
/// between the check and the commit.
@ApplicationScoped
public class ContentTypes {

    /// Names these locks among PostgreSQL's advisory locks; the second number is made of the kind.
    private static final int LOCKS = 0x6b_69_6e_64;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Compiled(UUID type, long version, CustomSchema schema) {
    }

    private final DataSource database;
    private final Map<String, Compiled> compiled = new ConcurrentHashMap<>();

    ContentTypes(DataSource database) {
        this.database = database;
    }

    /// Checks custom members. A kind without a content type takes any.
    ///
    /// @param kind   of the article
    /// @param custom null is like no members at all
    /// @throws ProblemException 400 with pointers below `/custom`
    @Transactional(Transactional.TxType.MANDATORY)
    public void check(String kind, @Nullable ObjectNode custom) {
        List<InputError> violations = violations(kind, custom);
        if (!violations.isEmpty()) {
            ProblemException problem = ProblemType.INVALID_INPUT
                    .with("The custom members do not fit the content type “" + kind + "”.");
            violations.forEach(violation -> problem.at(String.valueOf(violation.pointer()), violation.detail()));
            throw problem;
        }
    }

    /// What of custom members does not fit the schema as it is now, with pointers below `/custom`.
    ///
    /// @param kind   of the article
    /// @param custom null is like no members at all
    @Transactional(Transactional.TxType.MANDATORY)
    public List<InputError> violations(String kind, @Nullable ObjectNode custom) {
        CustomSchema schema = schema(kind);
        return schema == null ? List.of() : schema.violations(custom == null ? JSON.createObjectNode() : custom);
    }

    /// Until the transaction ends, nobody saves an article of the kind.
    @Transactional(Transactional.TxType.MANDATORY)
    void lock(String kind) {
        try (Connection connection = database.getConnection()) {
            lock(connection, "select pg_advisory_xact_lock(?, hashtext(?))", kind);
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private @Nullable CustomSchema schema(String kind) {
        try (Connection connection = database.getConnection()) {
            lock(connection, "select pg_advisory_xact_lock_shared(?, hashtext(?))", kind);
            // A statement of its own: it is to see what was committed before the lock was had.
            try (PreparedStatement select = connection
                    .prepareStatement("select id, version from content_type where kind = ?")) {
                select.setString(1, kind);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        compiled.remove(kind);
                        return null;
                    }
                    UUID type = row.getObject(1, UUID.class);
                    long version = row.getLong(2);
                    Compiled known = compiled.get(kind);
                    if (known != null && known.type().equals(type) && known.version() == version) {
                        return known.schema();
                    }
                    CustomSchema schema = CustomSchema.of(stored(connection, type));
                    compiled.put(kind, new Compiled(type, version, schema));
                    return schema;
                }
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private static ObjectNode stored(Connection connection, UUID type) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select json_schema from content_type where id = ?")) {
            select.setObject(1, type);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return (ObjectNode) JSON.readTree(row.getString(1));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored schema cannot be read", e);
        }
    }

    private static void lock(Connection connection, String sql, String kind) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, LOCKS);
            select.setString(2, kind);
            select.execute();
        }
    }
}
