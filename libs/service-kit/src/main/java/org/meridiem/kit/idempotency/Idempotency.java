package org.meridiem.kit.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Idempotency-Key (IETF draft-ietf-httpapi-idempotency-key-header): a repeated request gets the first answer instead of a second effect.
///
/// Key, effect and answer are committed in one transaction. A process that dies before the commit leaves nothing, so the repeat does the work; one that dies after
/// it leaves all, so the repeat gets the answer. Two at once: the second waits on the first one's key. A refused request is not remembered.
///
/// Needs the table `idempotency_key` in the service's database.
public final class Idempotency {

    private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG);
    private static final TypeReference<LinkedHashMap<String, String>> HEADERS = new TypeReference<>() {
    };
    private static final int MAX_KEY_LENGTH = 255;

    private final DataSource database;
    private final ObjectMapper json;
    private final Clock clock;

    /// @param database the service's own, enlisted in its transactions
    /// @param json     writes requests and answers
    /// @param clock    tells the age of a key
    public Idempotency(DataSource database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /// Does the work once per key.
    ///
    /// @param key       the header's value, null when absent: then the work is done in a transaction, no more
    /// @param caller    keys of different callers never meet
    /// @param operation names what is asked, with its path
    /// @param request   the body, null for none
    /// @param work      gives the answer; its `@Transactional` parts join this transaction
    /// @throws org.meridiem.kit.problem.ProblemException 422 when the key came with another request before, 400 when it is no usable key
    public Response once(@Nullable String key, String caller, String operation, @Nullable Object request,
            Supplier<Response> work) {
        if (key != null
                && (key.isBlank() || key.length() > MAX_KEY_LENGTH || !key.chars().allMatch(c -> c > 31 && c < 127))) {
            throw ProblemType.INVALID_PARAMETER.with("Idempotency-Key must be 1 to 255 printable ASCII characters.")
                    .parameter("Idempotency-Key", "must be 1 to 255 printable ASCII characters");
        }
        return QuarkusTransaction.joiningExisting()
                .call(() -> key == null ? work.get() : remembered(key, caller, operation, request, work));
    }

    /// Forgets keys older than the given age.
    ///
    /// @return how many
    public int purge(Duration age) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection
                        .prepareStatement("delete from idempotency_key where created_at < ?")) {
            delete.setTimestamp(1, Timestamp.from(clock.instant().minus(age)));
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("idempotency keys cannot be purged", e);
        }
    }

    private Response remembered(String key, String caller, String operation, @Nullable Object request,
            Supplier<Response> work) throws SQLException, JsonProcessingException {
        byte[] hash = hash(operation, request);
        try (Connection connection = database.getConnection()) {
            if (!reserve(connection, key, caller, operation, hash)) {
                return replay(connection, key, caller, hash);
            }
            Response answer = work.get();
            return keep(connection, key, caller, answer);
        }
    }

    private boolean reserve(Connection connection, String key, String caller, String operation, byte[] hash)
            throws SQLException {
        // Blocks while another transaction holds the same key, until that one commits or rolls back.
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into idempotency_key (caller, key, operation, request_hash, status, headers, created_at)
                values (?, ?, ?, ?, 0, '{}', ?) on conflict do nothing""")) {
            insert.setString(1, caller);
            insert.setString(2, key);
            insert.setString(3, operation);
            insert.setBytes(4, hash);
            insert.setTimestamp(5, Timestamp.from(clock.instant()));
            return insert.executeUpdate() == 1;
        }
    }

    private Response replay(Connection connection, String key, String caller, byte[] hash)
            throws SQLException, JsonProcessingException {
        try (PreparedStatement select = connection.prepareStatement(
                "select request_hash, status, headers, body from idempotency_key where caller = ? and key = ?")) {
            select.setString(1, caller);
            select.setString(2, key);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw ProblemType.CONFLICT.with(
                            "The first request with this Idempotency-Key was just forgotten. Send the request again.");
                }
                if (!MessageDigest.isEqual(row.getBytes(1), hash)) {
                    throw ProblemType.IDEMPOTENCY_KEY_REUSED
                            .with("This Idempotency-Key came with another request before. Use a new one.")
                            .parameter("Idempotency-Key", "was used for another request");
                }
                var response = Response.status(row.getInt(2)).header("Idempotent-Replayed", "true");
                json.readValue(row.getString(3), HEADERS).forEach(response::header);
                String body = row.getString(4);
                if (body != null) {
                    response.type(MediaType.APPLICATION_JSON_TYPE).entity(body);
                }
                return response.build();
            }
        }
    }

    private Response keep(Connection connection, String key, String caller, Response answer)
            throws SQLException, JsonProcessingException {
        var headers = new LinkedHashMap<String, String>();
        for (String name : KEPT_HEADERS) {
            Object value = answer.getHeaders().getFirst(name);
            if (value != null) {
                headers.put(name, value.toString());
            }
        }
        // The first answer leaves in the bytes that are kept, so that first and repeated answers are equal.
        String body = answer.getEntity() == null ? null : json.writeValueAsString(answer.getEntity());
        try (PreparedStatement update = connection.prepareStatement(
                "update idempotency_key set status = ?, headers = ?::jsonb, body = ? where caller = ? and key = ?")) {
            update.setInt(1, answer.getStatus());
            update.setString(2, json.writeValueAsString(headers));
            update.setString(3, body);
            update.setString(4, caller);
            update.setString(5, key);
            update.executeUpdate();
        }
        var response = Response.fromResponse(answer);
        return body == null ? response.build() : response.entity(body).type(MediaType.APPLICATION_JSON_TYPE).build();
    }

    private byte[] hash(String operation, @Nullable Object request) throws JsonProcessingException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(operation.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(request == null ? new byte[0] : json.writeValueAsBytes(request));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
