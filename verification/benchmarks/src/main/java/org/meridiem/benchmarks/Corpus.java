package org.meridiem.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.meridiem.cluster.ClusterException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Published articles in any number: 6 KB of text, 10 sections, 20 authors, 200 tags, three tags each.
///
/// The first is written and published through the API. Every other one is a copy of the rows that this left behind, column by column, with
/// ids, addresses, texts, times and references of its own: the rows are what publishing writes, whatever columns the service has. From
/// the 50,000th on, texts repeat.
final class Corpus {

    static final int SECTIONS = 10;
    static final int AUTHORS = 20;
    static final int TAGS = 200;

    private static final List<String> TABLES = List.of("article", "article_revision", "article_slug",
            "article_reference", "published_article");
    /// Articles with texts of their own, which are those that can be searched.
    private static final int WRITTEN = 50_000;
    private static final String[] COUNTED = {"section", "author", "tag"};

    private final String jdbc;
    private final Editor editor;
    private final Random random = new Random(20_260_301);
    private final Map<String, String> ids = new LinkedHashMap<>();
    private int size;
    private String model = "";

    /// @param jdbc   of the service's database
    /// @param editor through which the first article is made
    Corpus(String jdbc, Editor editor) {
        this.jdbc = jdbc;
        this.editor = editor;
    }

    int size() {
        return size;
    }

    static String slug(int article) {
        return "bench-article-%07d".formatted(article);
    }

    /// Makes the corpus larger.
    void growTo(int wanted) {
        try (Connection connection = connect()) {
            if (size == 0) {
                first();
                size = 1;
            }
            int from = size;
            for (String table : TABLES) {
                copy(connection, table, IntStream.range(from, wanted).filter(Corpus::isWritten));
            }
            for (int first = Math.max(from, WRITTEN); first < wanted; first = (first / WRITTEN + 1) * WRITTEN) {
                for (String table : TABLES) {
                    repeat(connection, table, first, Math.min(wanted, (first / WRITTEN + 1) * WRITTEN));
                }
            }
            size = wanted;
            makeSearchable(connection);
            try (Statement analyse = connection.createStatement()) {
                analyse.execute("vacuum analyze");
            }
        } catch (SQLException | IOException e) {
            throw new ClusterException("The corpus cannot be made: " + e.getMessage(), e);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbc, "content", "local");
    }

    private void first() {
        make("sections", "section", SECTIONS);
        make("authors", "author", AUTHORS);
        make("tags", "tag", TAGS);
        StringBuilder body = new StringBuilder();
        IntStream.range(0, Prose.PARAGRAPHS).forEach(i -> body.append(Prose.TOKEN.formatted(i)).append("\n\n"));
        var article = editor.post("/v1/editorial/articles", Map.of("headline", Prose.HEADLINE, "slug", slug(0), "dek",
                Prose.DEK, "body", Map.of("markdown", body.toString()), "section", name("section", 0), "tags",
                List.of(name("tag", 0), name("tag", 1), name("tag", 2)), "authors", List.of(name("author", 0))));
        model = article.path("id").asText();
        for (String step : List.of("submit", "approve", "publish")) {
            editor.post("/v1/editorial/articles/" + model + "/transitions", Map.of("transition", step));
        }
    }

    private void make(String collection, String kind, int count) {
        for (int i = 0; i < count; i++) {
            ids.put(name(kind, i), editor.post("/v1/editorial/" + collection,
                    Map.of("slug", name(kind, i), "name", "Bench " + kind + " %03d".formatted(i))).path("id").asText());
        }
    }

    static String name(String kind, int number) {
        return "bench-%s-%03d".formatted(kind, number);
    }

    /// The first of each repetition is, because the model cannot be repeated.
    private static boolean isWritten(int number) {
        return number < WRITTEN || number % WRITTEN == 0;
    }

    /// Makes articles out of written ones, within the database.
    ///
    /// @param from of the same repetition as the last
    private static void repeat(Connection connection, String table, int from, int to) throws SQLException {
        int before = from / WRITTEN * WRITTEN;
        String key = table.equals("article") ? "id" : "article_id";
        String number = "('x' || right(" + key + "::text, 12))::bit(48)::bigint";
        List<String> columns = columns(connection, table);
        List<String> values = columns.stream().map(column -> {
            if (column.equals(key)) {
                return "(left(" + key + "::text, 24) || lpad(to_hex(" + number + " + " + before + "), 12, '0'))::uuid";
            }
            if (column.equals("slug")) {
                return "'bench-article-' || lpad((" + number + " + " + before + ")::text, 7, '0')";
            }
            return Row.TIMES.contains(column) ? column + " - " + before + " * interval '1 minute'" : column;
        }).toList();
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into " + table + " (" + String.join(",", columns) + ") select "
                    + String.join(",", values) + " from " + table + " where " + key
                    + "::text like '01900000-0000-7%' and "
                    + number + " between " + Math.max(1, from - before) + " and " + (to - before - 1));
        }
    }

    private void copy(Connection connection, String table, IntStream numbers) throws SQLException, IOException {
        List<String> columns = columns(connection, table);
        List<Row> rows = Row.read(connection, table, columns, model);
        CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI()
                .copyIn("copy " + table + " (" + String.join(",", columns) + ") from stdin");
        for (int number : numbers.toArray()) {
            Map<String, String> changes = changes(number);
            for (Row row : rows) {
                byte[] line = row.copied(changes).getBytes(StandardCharsets.UTF_8);
                in.writeToCopy(line, 0, line.length);
            }
        }
        in.endCopy();
    }

    /// What publishing adds for the search, made of the copied rows.
    private void makeSearchable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String index = text(statement, "select pg_get_indexdef('search_document_words'::regclass)");
            statement.execute("drop index search_document_words");
            statement.execute(
                    """
                            insert into search_document (article_id, configuration, published_at, updated_at, sort_title, facets, words)
                            select p.article_id, c.name, p.published_at, p.updated_at, p.sort_title,
                              article_facets(p.section_slugs, p.tag_slugs, p.author_slugs, p.kind, p.language, p.featured),
                              setweight(to_tsvector(c.name::regconfig, t.card ->> 'headline'), 'A')
                                || setweight(to_tsvector(c.name::regconfig, t.card ->> 'dek'), 'B')
                                || setweight(to_tsvector(c.name::regconfig, p.body_text), 'D')
                            from published_article p cross join lateral (select convert_from(p.card, 'UTF8')::jsonb) t (card)
                              left join search_language l on l.subtag = split_part(lower(p.language), '-', 1)
                              cross join lateral (select coalesce(l.configuration, 'meridiem_simple')) c (name)
                            where p.state = 'PUBLISHED' order by p.published_at desc limit %d on conflict do nothing"""
                            .formatted(WRITTEN));
            statement.execute(index);
            statement.execute(
                    """
                            insert into search_word (word, latin) select word, word from ts_stat('select words from search_document limit 2000')
                            where word ~ '^[a-z]{3,40}$' on conflict do nothing""");
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select column_name from information_schema.columns
                where table_schema = 'public' and table_name = ? and is_generated = 'NEVER' and is_identity = 'NO'
                order by ordinal_position""")) {
            select.setString(1, table);
            try (ResultSet result = select.executeQuery()) {
                List<String> columns = new ArrayList<>();
                while (result.next()) {
                    columns.add(result.getString(1));
                }
                return columns;
            }
        }
    }

    /// What differs from the model, as texts that stand in its rows. The same for the same number.
    private Map<String, String> changes(int number) {
        random.setSeed(number * 31L);
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put(model, new UUID(0x0190_0000_0000_7000L | number & 0xFFFL, 0x8000_0000_0000_0000L | number)
                .toString());
        changes.put(slug(0), slug(number));
        changes.put(Prose.HEADLINE, Prose.headline(random));
        changes.put(Prose.DEK, Prose.sentence(random, 18));
        for (int i = 0; i < Prose.PARAGRAPHS; i++) {
            changes.put(Prose.TOKEN.formatted(i), Prose.paragraph(random));
        }
        refer(changes, COUNTED[0], List.of(random.nextInt(SECTIONS)));
        refer(changes, COUNTED[1], List.of(random.nextInt(AUTHORS)));
        refer(changes, COUNTED[2], random.ints(0, TAGS).distinct().limit(3).boxed().toList());
        Instant time = Instant.parse("2026-01-01T00:00:00Z").minus(Duration.ofMinutes(number))
                .truncatedTo(ChronoUnit.MILLIS);
        changes.put(Row.TIME, time.toString());
        return changes;
    }

    private void refer(Map<String, String> changes, String kind, List<Integer> to) {
        for (int i = 0; i < to.size(); i++) {
            changes.put(name(kind, i), name(kind, to.get(i)));
            changes.put("Bench " + kind + " %03d".formatted(i), "Bench " + kind + " %03d".formatted(to.get(i)));
            changes.put(String.valueOf(ids.get(name(kind, i))), String.valueOf(ids.get(name(kind, to.get(i)))));
        }
    }
}
