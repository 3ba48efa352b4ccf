package org.meridiem.content.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The SQL that finds the articles of a list in its order, by `published_listing`: a walk along one index, whatever the list is narrowed by, that ends when the
/// page is full.
final class Listing {

    private final CardSort sort;
    private final Optional<Instant> after;
    private final Optional<Instant> before;
    private final List<FacetGroup> single = new ArrayList<>();
    private final List<FacetGroup> several = new ArrayList<>();

    Listing(List<FacetGroup> groups, Optional<Instant> after, Optional<Instant> before, CardSort sort) {
        this.sort = sort;
        this.after = after;
        this.before = before;
        groups.forEach(group -> (group.names().size() == 1 ? single : several).add(group));
    }

    /// The keys of a page.
    ///
    /// @param start sort value and id of the last item before it; empty at the beginning
    /// @param most  how many at most
    BoundSql page(List<Object> start, int most) {
        if (!single.isEmpty() || several.isEmpty()) {
            return walk(single.isEmpty() ? "" : single.getFirst().facets().getFirst(), several, start, most);
        }
        // The first page of any of several facets is in the first pages of each.
        var sql = new BoundSql().add("select k." + sort.column() + ", k.article_id from (");
        String union = "(";
        for (String facet : several.getFirst().facets()) {
            sql.add(union).add(walk(facet, several.subList(1, several.size()), start, most)).add(")");
            union = " union (";
        }
        return sql.add(") k" + order() + " limit ?", most);
    }

    /// How many there are in all.
    BoundSql total() {
        if (!single.isEmpty() || several.isEmpty()) {
            return new BoundSql().add("select count(*)")
                    .add(source(single.isEmpty() ? "" : single.getFirst().facets().getFirst(), several));
        }
        return new BoundSql().add("select count(distinct k.article_id) from published_listing k where k.facet = any(?)",
                several.getFirst().facets()).add(rest(several.subList(1, several.size())));
    }

    private BoundSql walk(String facet, List<FacetGroup> others, List<Object> start, int most) {
        BoundSql sql = new BoundSql().add("select k." + sort.column() + ", k.article_id").add(source(facet, others));
        if (!start.isEmpty()) {
            sql.add(" and (k." + sort.column() + ", k.article_id) " + sort.beyond() + " (?, ?)", start.getFirst(),
                    start.getLast());
        }
        return sql.add(order() + " limit ?", most);
    }

    private String order() {
        return " order by k." + sort.column() + sort.direction() + ", k.article_id" + sort.direction();
    }

    /// @param facet that everything has; empty for all articles
    private BoundSql source(String facet, List<FacetGroup> others) {
        var sql = new BoundSql();
        if (facet.isEmpty()) {
            return sql.add(" from published_article k where k.state = 'PUBLISHED'").add(rest(others));
        }
        sql.add(" from published_listing k");
        // The sort value takes part in the join, so that any of them can lead and either index be walked.
        for (int i = 1; i < single.size(); i++) {
            String alias = "l" + i;
            sql.add(" join published_listing " + alias + " on " + alias + ".facet = ? and " + same(alias),
                    single.get(i).facets().getFirst());
        }
        return sql.add(" where k.facet = ?", facet).add(rest(others));
    }

    private BoundSql rest(List<FacetGroup> others) {
        var sql = new BoundSql();
        for (FacetGroup group : others) {
            sql.add(" and exists (select from published_listing m where m.facet = any(?) and " + same("m") + ")",
                    group.facets());
        }
        after.ifPresent(time -> sql.add(" and k.published_at > ?", time));
        before.ifPresent(time -> sql.add(" and k.published_at < ?", time));
        return sql;
    }

    private String same(String alias) {
        return alias + "." + sort.column() + " = k." + sort.column() + " and " + alias + ".article_id = k.article_id";
    }
}
