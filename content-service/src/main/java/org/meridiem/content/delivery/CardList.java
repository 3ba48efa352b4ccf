package org.meridiem.content.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.caching.Recency;
import org.meridiem.content.slug.FormerSlugs;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemType;

/// The readers' list: one statement for page, total and age, whatever is asked for. Cards go out as they are stored.
@ApplicationScoped
class CardList {

    /// @param page      cards as JSON
    /// @param asOf      when the set of published articles last changed
    /// @param cacheTags what the page is made from
    record Result(Page<Object> page, Instant asOf, List<String> cacheTags) {
    }

    private record Item(byte[] card, String position, UUID article) {
    }

    private final ReadDatabase database;
    private final Recency recency;
    private final FormerSlugs former;
    private final Cursors cursors;

    CardList(ReadDatabase database, Recency recency, FormerSlugs former, Cursors cursors) {
        this.database = database;
        this.recency = recency;
        this.former = former;
        this.cursors = cursors;
    }

    /// @throws org.meridiem.kit.problem.ProblemException 400
    Result page(CardFilter filter) {
        BoundSql sql = statement(filter);
        List<String> tags = filter.cacheTags(former);
        return database.read(connection -> page(filter, sql, tags, connection),
                result -> recency.lastChange(tags).map(change -> !result.asOf().isBefore(change)).orElse(true));
    }

    private Result page(CardFilter filter, BoundSql sql, List<String> tags, Connection connection) throws SQLException {
        CardMembers members = filter.members();
        List<Item> items = new ArrayList<>();
        Instant asOf = Instant.EPOCH;
        Long total = null;
        try (PreparedStatement select = sql.prepare(connection);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                asOf = row.getTimestamp(1) == null ? Instant.EPOCH : row.getTimestamp(1).toInstant();
                total = filter.counted() ? Long.valueOf(row.getLong(2)) : null;
                if (row.getObject(3) != null) {
                    items.add(new Item(row.getBytes(3), filter.sort().position(row, 4), row.getObject(5, UUID.class)));
                }
            }
        }
        String next = null;
        if (items.size() > filter.limit()) {
            items.removeLast();
            next = cursors.seal(filter.shape(),
                    List.of(items.getLast().position(), items.getLast().article().toString()));
        }
        return new Result(new Page<>(items.stream().map(item -> members.of(item.card())).toList(), next, total), asOf,
                tags);
    }

    private BoundSql statement(CardFilter filter) {
        var listing = new Listing(filter.groups(former), filter.after(), filter.before(), filter.sort());
        String column = filter.sort().column();
        String direction = filter.sort().direction();
        // The page may be empty, age and total are there all the same.
        BoundSql sql = new BoundSql().add("select f.as_of, " + (filter.counted() ? "t.total" : "null") + ", p.card, p."
                + column + ", p.article_id from (select max(projected_at) as as_of from published_article) f");
        if (filter.counted()) {
            sql.add(" cross join (").add(listing.total()).add(") t (total)");
        }
        return sql.add(" left join (select a.card, k." + column + ", k.article_id from (")
                .add(listing.page(filter.cursor().map(cursor -> position(filter, cursor)).orElse(List.of()),
                        filter.limit() + 1))
                .add(") k join published_article a on a.article_id = k.article_id) p on true order by p." + column
                        + direction + ", p.article_id" + direction);
    }

    private List<Object> position(CardFilter filter, String cursor) {
        List<String> position = cursors.open(filter.shape(), cursor);
        try {
            return List.of(filter.sort().value(position.getFirst()), UUID.fromString(position.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw ProblemType.INVALID_PARAMETER.with("The cursor is not one of this list.").parameter("cursor",
                    "not a cursor of this list");
        }
    }
}
