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
        boolean union = single.isEmpty() && !several.isEmpty();
        BoundSql sql = new BoundSql().add(union ? "select distinct " : "select ")
                .add("k." + sort.column() + ", k.article_id").add(source());
        if (!start.isEmpty()) {
            sql.add(" and (k." + sort.column() + ", k.article_id) " + sort.beyond() + " (?, ?)", start.getFirst(),
                    start.getLast());
        }
        return sql.add(" order by k." + sort.column() + sort.direction() + ", k.article_id" + sort.direction()
                + " limit ?", most);
    }

    /// How many there are in all.
    BoundSql total() {
        boolean union = single.isEmpty() && !several.isEmpty();
        return new BoundSql().add(union ? "select count(distinct k.article_id)" : "select count(*)").add(source());
    }

    private BoundSql source() {
        var sql = new BoundSql();
        List<FacetGroup> others = new ArrayList<>(several);
        if (!single.isEmpty()) {
            sql.add(" from published_listing k");
            // The sort value takes part in the join, so that any of them can lead and either index be walked.
            for (int i = 1; i < single.size(); i++) {
                String alias = "l" + i;
                sql.add(" join published_listing " + alias + " on " + alias + ".facet = ? and " + same(alias),
                        single.get(i).facets().getFirst());
            }
            sql.add(" where k.facet = ?", single.getFirst().facets().getFirst());
        } else if (!several.isEmpty()) {
            FacetGroup first = others.removeFirst();
            sql.add(" from (");
            for (int i = 0; i < first.names().size(); i++) {
                sql.add((i == 0 ? "" : " union all ")
                        + "select published_at, updated_at, sort_title, article_id from published_listing where facet = ?",
                        first.facets().get(i));
            }
            sql.add(") k where true");
        } else {
            sql.add(" from published_article k where k.state = 'PUBLISHED'");
        }
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
