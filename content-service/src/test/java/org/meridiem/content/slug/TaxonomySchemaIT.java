package org.meridiem.content.slug;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.meridiem.content.ContentServers;

import io.quarkus.test.junit.QuarkusTest;

/// A database with sections, tags and authors from before keeps all of them, and their slugs are taken.
@QuarkusTest
@ContentServers
class TaxonomySchemaIT {

    private static final String SCHEMA = "taxonomy_evolution";

    @Inject
    DataSource database;

    @AfterEach
    void drop() throws SQLException {
        run("drop schema if exists " + SCHEMA + " cascade");
    }

    @Test
    void slugsFromBeforeAreTakenAfterwards() throws SQLException {
        migrate("4");
        run("""
                set search_path to %s, public;
                insert into section (id, slug, name, path, version, created_at, created_by, created_by_name, updated_at, updated_by, updated_by_name)
                  select gen_random_uuid(), s, s, s, 1, now(), 'x', 'x', now(), 'x', 'x' from unnest(array['news', 'sport']) s;
                insert into tag (id, slug, name, version, created_at, created_by, created_by_name, updated_at, updated_by, updated_by_name)
                  values (gen_random_uuid(), 'news', 'News', 1, now(), 'x', 'x', now(), 'x', 'x');
                insert into author (id, slug, name, kind, version, created_at, created_by, created_by_name, updated_at, updated_by, updated_by_name)
                  values (gen_random_uuid(), 'ana', 'Ana', 'PERSON', 1, now(), 'x', 'x', now(), 'x', 'x');
                reset search_path"""
                .formatted(SCHEMA));

        migrate("23");

        assertThat(rows(
                "select kind || ' ' || slug || ' ' || origin from " + SCHEMA + ".taxonomy_slug order by kind, slug"))
                .containsExactly("AUTHOR ana PRESENT", "SECTION news PRESENT", "SECTION sport PRESENT",
                        "TAG news PRESENT");
        assertThat(rows("select same_as::text from " + SCHEMA + ".author")).containsExactly("{}");
        assertThat(rows("select slug from " + SCHEMA + ".tag where merged_into is null")).containsExactly("news");
    }

    private void migrate(String version) {
        Flyway.configure().dataSource(database).schemas(SCHEMA).locations("db/migration").target(version).load()
                .migrate();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }
}
