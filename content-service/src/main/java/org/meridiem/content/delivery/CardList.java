package org.meridiem.content.delivery;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.caching.Recency;
import org.meridiem.content.publication.DocumentJson;
import org.meridiem.content.publication.PublishedCard;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

/// The readers' list: one statement for page, total and age, whatever is asked for. Cards go out as they are stored.
@ApplicationScoped
class CardList {

    /// @param page cards as JSON
    /// @param asOf when the set of published articles last changed
    record Result(Page<Object> page, Instant asOf) {
    }

    private record Item(byte[] card, String position, UUID article) {
    }

    private static final Fields MEMBERS = Fields.of("fields", PublishedCard.class);

    private final ReadDatabase database;
    private final Recency recency;
    private final Cursors cursors;

    CardList(ReadDatabase database, Recency recency, Cursors cursors) {
        this.database = database;
        this.recency = recency;
        this.cursors = cursors;
    }

    /// @throws org.meridiem.kit.problem.ProblemException 400
    Result page(CardFilter filter) {
        filter.checkTimes();
        Optional<SequencedSet<String>> fields = MEMBERS.picked(filter.fields);
        var statement = new Statement(filter);
        if (filter.cursor != null) {
            statement.startAfter(position(filter));
        }
        List<String> tags = filter.cacheTags();
        return database.read(connection -> page(filter, fields, statement, connection),
                result -> recency.lastChange(tags).map(change -> !result.asOf().isBefore(change)).orElse(true));
    }

    private Result page(CardFilter filter, Optional<SequencedSet<String>> fields, Statement statement,
            Connection connection) throws SQLException {
        List<Item> items = new ArrayList<>();
        Instant asOf = Instant.EPOCH;
        Long total = null;
        try (PreparedStatement select = connection.prepareStatement(statement.sql())) {
            statement.bind(connection, select);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    asOf = row.getTimestamp(1) == null ? Instant.EPOCH : row.getTimestamp(1).toInstant();
                    total = filter.count ? Long.valueOf(row.getLong(2)) : null;
                    if (row.getObject(3) != null) {
                        items.add(
                                new Item(row.getBytes(3), filter.sort.position(row, 4), row.getObject(5, UUID.class)));
                    }
                }
            }
        }
        String next = null;
        if (items.size() > filter.limit) {
            items.removeLast();
            next = cursors.seal(filter.shape(),
                    List.of(items.getLast().position(), items.getLast().article().toString()));
        }
        List<Object> cards = new ArrayList<>();
        items.forEach(item -> cards.add(card(item, fields)));
        return new Result(new Page<>(cards, next, total), asOf);
    }

    private List<Object> position(CardFilter filter) {
        List<String> position = cursors.open(filter.shape(), String.valueOf(filter.cursor));
        try {
            return List.of(filter.sort.value(position.getFirst()), UUID.fromString(position.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw ProblemType.INVALID_PARAMETER.with("The cursor is not one of this list.").parameter("cursor",
                    "not a cursor of this list");
        }
    }

    private static Object card(Item item, Optional<SequencedSet<String>> fields) {
        if (fields.isEmpty()) {
            return new RawValue(new String(item.card(), StandardCharsets.UTF_8));
        }
        var card = (ObjectNode) DocumentJson.tree(item.card());
        Fields.keep(card, fields.get());
        return card;
    }

    /// The statement of one list. Nothing that a client sent becomes part of its text.
    private static final class Statement {

        private final CardFilter filter;
        private final List<String> conditions = new ArrayList<>(List.of("state = 'PUBLISHED'"));
        private final List<Object> values = new ArrayList<>();
        private @Nullable List<Object> start;

        Statement(CardFilter filter) {
            this.filter = filter;
            if (!filter.section.isEmpty()) {
                where("section_slugs && ?", filter.section.toArray(String[]::new));
            }
            if (!filter.tag.isEmpty()) {
                where("tag_slugs && ?", filter.tag.toArray(String[]::new));
            }
            if (!filter.everyTag().isEmpty()) {
                where("tag_slugs @> ?", filter.everyTag().toArray(String[]::new));
            }
            if (!filter.author.isEmpty()) {
                where("author_slugs && ?", filter.author.toArray(String[]::new));
            }
            if (!filter.kind.isEmpty()) {
                where("kind = any(?)", filter.kind.toArray(String[]::new));
            }
            if (!filter.language.isEmpty()) {
                where("(language = any(?)", filter.language.toArray(String[]::new));
                values.add(filter.language.toArray(String[]::new));
                conditions.set(conditions.size() - 1,
                        conditions.getLast() + " or split_part(language, '-', 1) = any(?))");
            }
            if (filter.publishedAfter != null) {
                where("published_at > ?", Timestamp.from(filter.publishedAfter));
            }
            if (filter.publishedBefore != null) {
                where("published_at < ?", Timestamp.from(filter.publishedBefore));
            }
            if (filter.featured != null) {
                where("featured = ?", filter.featured);
            }
        }

        void startAfter(List<Object> position) {
            start = position;
        }

        private void where(String condition, Object value) {
            conditions.add(condition);
            values.add(value);
        }

        String sql() {
            String where = String.join(" and ", conditions);
            String order = filter.sort.column() + filter.sort.direction() + ", article_id" + filter.sort.direction();
            // The page may be empty, age and total are there all the same.
            return "select f.as_of, " + (filter.count ? "t.total" : "null") + ", p.card, p." + filter.sort.column()
                    + ", p.article_id"
                    + " from (select max(projected_at) as as_of from published_article) f"
                    + (filter.count
                            ? " cross join (select count(*) as total from published_article where " + where + ") t"
                            : "")
                    + " left join lateral (select card, " + filter.sort.column()
                    + ", article_id from published_article where " + where
                    + (start == null ? "" : " and " + filter.sort.after()) + " order by " + order
                    + " limit ?) p on true order by p."
                    + filter.sort.column() + filter.sort.direction() + ", p.article_id" + filter.sort.direction();
        }

        void bind(Connection connection, PreparedStatement statement) throws SQLException {
            int index = 1;
            if (filter.count) {
                index = bind(connection, statement, values, index);
            }
            index = bind(connection, statement, values, index);
            if (start != null) {
                index = bind(connection, statement, start, index);
            }
            statement.setInt(index, filter.limit + 1);
        }

        private static int bind(Connection connection, PreparedStatement statement, List<Object> bound, int from)
                throws SQLException {
            int index = from;
            for (Object value : bound) {
                if (value instanceof String[] texts) {
                    statement.setArray(index++, connection.createArrayOf("text", texts));
                } else {
                    statement.setObject(index++, value);
                }
            }
            return index;
        }
    }
}
