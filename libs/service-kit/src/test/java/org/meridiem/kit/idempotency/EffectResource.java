package org.meridiem.kit.idempotency;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;

import javax.sql.DataSource;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemType;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Something that must happen once.
@Path("/effects")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
public class EffectResource {

    private final DataSource database;
    private final Idempotency idempotency;

    EffectResource(DataSource database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.idempotency = new Idempotency(database, json, clock);
    }

    void createTables(@Observes StartupEvent start) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                InputStream tables = EffectResource.class.getResourceAsStream("/kit-tables.sql")) {
            statement.execute(new String(tables.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @POST
    public Response cause(@HeaderParam("Idempotency-Key") @Nullable String key, Effect effect) {
        return idempotency.once(key, "somebody", "POST /effects", effect, () -> {
            long id = insert(effect.name());
            if (effect.name().startsWith("refused")) {
                throw ProblemType.CONFLICT.with("Refused after the effect.");
            }
            return Response.created(URI.create("/effects/" + id)).tag("1")
                    .entity(Map.of("id", id, "name", effect.name())).build();
        });
    }

    @GET
    public Map<String, Long> count() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from effect")) {
            count.next();
            return Map.of("count", count.getLong(1));
        }
    }

    private long insert(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection
                        .prepareStatement("insert into effect (name) values (?) returning id")) {
            insert.setString(1, name);
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What to do.
    public record Effect(String name) {
    }
}
