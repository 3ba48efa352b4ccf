package org.meridiem.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.meridiem.cluster.LocalCluster;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Replica;
import org.meridiem.cluster.Server;

/// A replica of content-service that reads from a copy of the database, one that has stopped to follow.
@ExtendWith(RunningCluster.class)
class ReadCopyIT {

    private static final List<String> COPIED = List.of("published_article", "published_listing", "article_slug",
            "redirect");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void readersAreServedFromTheCopyUnlessItIsBehindOrAway(LocalCluster cluster, Newsroom newsroom)
            throws SQLException {
        newsroom.hasTaxonomy();
        Newsroom.Article still = newsroom.published("Read from the copy");
        Newsroom.Article edited = newsroom.published("Edited after the copy was made");
        Newsroom.Article before = newsroom.published("Edited before the replica was there");
        String database = cluster.endpoints().jdbc("content");
        try (Connection connection = DriverManager.getConnection(database, "content", "local");
                Statement statement = connection.createStatement()) {
            statement.execute("create schema copy");
            for (String table : COPIED) {
                statement.execute("create table copy." + table + " as select * from public." + table);
            }
            // So that it can be seen where an answer comes from.
            statement.execute("update copy.published_article set etag = 'of-the-copy'");
            newsroom.transition("publisher", newsroom.edit("publisher", before,
                    Newsroom.draft("The replica was not there yet")), "publish");
            Replica replica = Replica.onFreePorts("content-service-copy", List.of(),
                    Map.of("MERIDIEM_CACHING_SIZE", "0",
                            "MERIDIEM_DELIVERY_READ_REPLICA", "true", "QUARKUS_DATASOURCE_READ_JDBC_URL",
                            database + "?currentSchema=copy", "QUARKUS_DATASOURCE_READ_USERNAME", "content",
                            "QUARKUS_DATASOURCE_READ_PASSWORD", "local"));
            Server server = cluster.replica(Part.CONTENT, replica);
            server.start();
            try {
                // Not before it hears of changes.
                Newsroom.await(PATIENCE)
                        .untilAsserted(() -> assertThat(tag(replica, still)).contains("of-the-copy"));
                assertThat(headline(replica, before)).isEqualTo("The replica was not there yet");

                newsroom.transition("publisher", newsroom.edit("publisher", edited,
                        Newsroom.draft("The copy does not know this headline")), "publish");

                Newsroom.await(PATIENCE).untilAsserted(() -> assertThat(headline(replica, edited))
                        .isEqualTo("The copy does not know this headline"));
                Newsroom.await(PATIENCE)
                        .untilAsserted(() -> assertThat(tag(replica, still)).contains("of-the-copy"));

                statement.execute("drop schema copy cascade");
                assertThat(tag(replica, still)).doesNotContain("of-the-copy");
            } finally {
                server.stop();
            }
        } finally {
            drop(database);
        }
    }

    private static String tag(Replica replica, Newsroom.Article article) {
        return Newsroom.reader(replica.address()).get("/v1/articles/" + article.slug()).then().statusCode(200).extract()
                .header("ETag");
    }

    private static String headline(Replica replica, Newsroom.Article article) {
        return Newsroom.reader(replica.address()).get("/v1/articles/" + article.slug()).path("headline");
    }

    private static void drop(String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, "content", "local");
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists copy cascade");
        }
    }
}
