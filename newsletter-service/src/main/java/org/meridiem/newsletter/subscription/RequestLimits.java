package org.meridiem.newsletter.subscription;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.meridiem.kit.limit.ClientAddress;
import org.meridiem.kit.limit.Network;
import org.meridiem.kit.limit.RateLimits;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.newsletter.delivery.SharedBucket;

import io.vertx.core.http.HttpServerRequest;

/// Bounds on everything that makes this service send a mail to an address that somebody typed in, whichever operation it goes through: for one network and for all the world.
/// How many mails one address gets is decided later, when nobody watches.
@Singleton
public class RequestLimits {

    private final DataSource database;
    private final ClientAddress clients;
    private final RateLimits.Limit perNetwork;
    private final SharedBucket world;

    RequestLimits(DataSource database, ClientAddress clients, RateLimits limits, SubscriptionConfig config) {
        this.database = database;
        this.clients = clients;
        this.perNetwork = limits.limit("subscriptions", config.requestsPerNetwork(), config.networkWindow());
        double perHour = config.requestsPerHour();
        this.world = new SharedBucket("subscription requests", perHour / Duration.ofHours(1).toSeconds(), perHour);
    }

    /// Takes a request of its client's network.
    ///
    /// @throws ProblemException 429
    public void take(HttpServerRequest request) {
        perNetwork.take(Network.of(clients.of(request).getHostAddress()));
    }

    /// Takes a request of all the world's; joins the running transaction.
    ///
    /// @throws ProblemException 429
    public void takeFromWorld() {
        try (Connection connection = database.getConnection()) {
            if (world.available(connection) < 1) {
                throw ProblemType.TOO_MANY_REQUESTS.with("Too many people ask at the moment. Come again in a minute.")
                        .header("Retry-After", "60");
            }
            world.take(connection, 1);
        } catch (SQLException e) {
            throw new IllegalStateException("the limit cannot be read", e);
        }
    }
}
