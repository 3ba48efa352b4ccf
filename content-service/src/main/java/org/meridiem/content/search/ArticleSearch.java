package org.meridiem.content.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.delivery.CardMembers;
import org.meridiem.content.slug.FormerSlugs;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Finds articles by their words. One statement; two more when little is found, to see whether something was misspelt.
@ApplicationScoped
class ArticleSearch {

    private static final int FEW = 3;
    private static final TypeReference<Map<String, List<SearchAnswer.FacetCount>>> FACETS = new TypeReference<>() {
    };

    /// @param answer    one page
    /// @param asOf      when the set of published articles last changed
    /// @param cacheTags what the page is made from
    record Result(SearchAnswer answer, Instant asOf, List<String> cacheTags) {
    }

    private record Item(Object card, String position, UUID article) {
    }

    /// @param asOf      when the set of published articles last changed
    /// @param total     hits, one more than are counted when there are more
    /// @param facets    as JSON
    /// @param items     one more than the page has when there are more
    private record Found(Instant asOf, long total, String facets, List<Item> items) {
    }

    /// Where a page begins.
    ///
    /// @param now   ranks are as of this instant on all pages
    /// @param query looked for instead of what was asked for; empty when that was right
    /// @param start sort value and id of the last item of the page before
    private record Position(Instant now, String query, List<Object> start) {
    }

    private final SearchGate gate;
    private final SearchConfigurations configurations;
    private final Spelling spelling;
    private final FormerSlugs former;
    private final Cursors cursors;
    private final SearchConfig config;
    private final ObjectMapper json;
    private final Clock clock;

    ArticleSearch(SearchGate gate, SearchConfigurations configurations, Spelling spelling, FormerSlugs former,
            Cursors cursors, SearchConfig config, ObjectMapper json, Clock clock) {
        this.gate = gate;
        this.configurations = configurations;
        this.spelling = spelling;
        this.former = former;
        this.cursors = cursors;
        this.config = config;
        this.json = json;
        this.clock = clock;
    }

    /// @throws ProblemException 400, or 503 when it takes too long
    Result page(SearchFilter filter) {
        CardMembers members = filter.members();
        SearchQuery asked = SearchQuery.parse(filter.q);
        // To the minute: who asks the same a second later gets the same bytes.
        Position position = filter.cursor().map(cursor -> position(filter, cursor))
                .orElseGet(() -> new Position(clock.instant().truncatedTo(ChronoUnit.MINUTES), "", List.of()));
        SearchQuery query = position.query().isEmpty() ? asked : SearchQuery.parse(position.query());
        Found found = find(filter, query, position, members);
        String corrected = position.query().isEmpty() ? null : position.query();
        String meant = null;
        if (filter.cursor().isEmpty() && found.total() < FEW) {
            Optional<SearchQuery> better = spelling.better(query);
            if (better.isPresent() && found.total() == 0) {
                Found instead = find(filter, better.get(), position, members);
                if (instead.total() > 0) {
                    found = instead;
                    corrected = better.get().toString();
                }
            } else if (better.isPresent()) {
                meant = better.get().toString();
            }
        }
        return new Result(answer(filter, found, position.now(), corrected, meant), found.asOf(),
                filter.cacheTags(former));
    }

    private Found find(SearchFilter filter, SearchQuery query, Position position, CardMembers members) {
        var statement = new SearchStatement(filter, filter.groups(former), query,
                configurations.inUse(), position.now(), config.halfLife());
        return gate.ask(statement.sql(position.start()), row -> {
            Instant asOf = Instant.EPOCH;
            long total = 0;
            String facets = "{}";
            List<Item> items = new ArrayList<>();
            while (row.next()) {
                asOf = row.getTimestamp(1) == null ? Instant.EPOCH : row.getTimestamp(1).toInstant();
                total = row.getLong(2);
                facets = row.getString(3);
                if (row.getObject(4) != null) {
                    items.add(new Item(card(filter, row, members), filter.sort.position(row, 5),
                            row.getObject(6, UUID.class)));
                }
            }
            return new Found(asOf, total, facets, items);
        });
    }

    private static Object card(SearchFilter filter, ResultSet row, CardMembers members) throws SQLException {
        if (!filter.highlight) {
            return members.of(row.getBytes(4));
        }
        ObjectNode card = members.tree(row.getBytes(4));
        card.putPOJO("highlights", new SearchHit.Highlights(Snippet.html(row.getString(7)),
                Snippet.html(row.getString(8)), Snippet.passages(row.getString(9))));
        return card;
    }

    private SearchAnswer answer(SearchFilter filter, Found found, Instant now, @Nullable String corrected,
            @Nullable String meant) {
        List<Item> items = found.items();
        String next = null;
        if (items.size() > filter.limit()) {
            items.removeLast();
            next = cursors.seal(filter.shape(), List.of(now.toString(), corrected == null ? "" : corrected,
                    items.getLast().position(), items.getLast().article().toString()));
        }
        boolean faceted = !filter.wantedFacets().isEmpty();
        boolean more = found.total() > SearchStatement.MOST_HITS && (faceted || filter.counted());
        return new SearchAnswer(items.stream().map(Item::card).toList(), next,
                filter.counted() ? Long.valueOf(Math.min(found.total(), SearchStatement.MOST_HITS)) : null,
                more ? Boolean.TRUE : null, faceted ? facets(found.facets()) : null, corrected, meant);
    }

    private Map<String, List<SearchAnswer.FacetCount>> facets(String text) {
        try {
            return json.readValue(text, FACETS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own statement's JSON cannot be read", e);
        }
    }

    private Position position(SearchFilter filter, String cursor) {
        List<String> position = cursors.open(filter.shape(), cursor);
        try {
            return new Position(Instant.parse(position.get(0)), position.get(1),
                    List.of(filter.sort.value(position.get(2)), UUID.fromString(position.get(3))));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw ProblemType.INVALID_PARAMETER.with("The cursor is not one of this list.").parameter("cursor",
                    "not a cursor of this list");
        }
    }
}
