package org.meridiem.content.search;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedSet;

import org.meridiem.content.delivery.BoundSql;
import org.meridiem.content.delivery.FacetGroup;

/// The one statement of a search: page, counts and snippets.
///
/// Everything is taken from the newest hits, of which there are at most [#MOST_HITS]; the newest of those are ranked by their words.
final class SearchStatement {

    /// Hits that are counted, sorted and paged through.
    static final int MOST_HITS = 5_000;
    /// Hits whose words are weighed; the others follow, newest first. Weighing one costs as much as finding a hundred.
    private static final int RANKED = 300;
    private static final int VALUES = 20;
    /// What an old article keeps of its rank.
    private static final String RECENCY = "(0.4 + 0.6 * power(0.5, greatest(0, date_part('epoch', ?::timestamptz - h.published_at)) / ?))";

    private final SearchFilter filter;
    private final List<FacetGroup> groups;
    private final SearchQuery query;
    private final List<String> configurations;
    private final Instant asOf;
    private final Duration halfLife;

    /// @param groups         what a hit must be found by, beside its words
    /// @param configurations text search configurations that there are articles of, at least one
    SearchStatement(SearchFilter filter, List<FacetGroup> groups, SearchQuery query, List<String> configurations,
            Instant asOf, Duration halfLife) {
        this.filter = filter;
        this.groups = groups;
        this.query = query;
        this.configurations = configurations;
        this.asOf = asOf;
        this.halfLife = halfLife;
    }

    /// @param start sort value and id of the last item of the page before; empty at the beginning
    BoundSql sql(List<Object> start) {
        SequencedSet<String> facets = filter.wantedFacets();
        BoundSql sql = new BoundSql().add("with hits as materialized (")
                .add(hits(groups, !facets.isEmpty(), needed(start))).add(")");
        for (String facet : facets) {
            sql.add(", by_" + facet + " as (").add(counts(facet)).add(")");
        }
        if (filter.sort == SearchSort.RELEVANCE) {
            sql.add(", ranked as materialized (").add(ranked(start)).add(")");
        }
        sql.add(", page as (").add(page(start)).add(")");
        sql.add(" select t.as_of, t.total, f.facets, a.card, p.").add(filter.sort.column()).add(", p.article_id, ")
                .add(filter.highlight ? snippets() : new BoundSql().add("null, null, null"))
                .add(" from (select (select max(projected_at) from published_article) as as_of, (select count(*) from hits) as total) t")
                .add(" cross join (").add(facetsAsJson(facets)).add(") f (facets)")
                .add(" left join (page p join published_article a on a.article_id = p.article_id and a.state = 'PUBLISHED') on true")
                .add(" order by p." + filter.sort.column() + filter.sort.direction() + ", p.article_id"
                        + filter.sort.direction());
        return sql;
    }

    /// Hits that must be known. A first page of which nobody asks how many there are needs few.
    private int needed(List<Object> start) {
        boolean few = start.isEmpty() && filter.sort == SearchSort.RELEVANCE && !filter.counted()
                && filter.wantedFacets().isEmpty();
        return few ? RANKED + filter.limit() + 1 : MOST_HITS + 1;
    }

    /// The newest of the newest of each configuration.
    private BoundSql hits(List<FacetGroup> narrowedBy, boolean withFacets, int most) {
        var sql = new BoundSql().add("select * from (");
        String union = "(";
        for (String configuration : configurations) {
            sql.add(union).add(hits(configuration, narrowedBy, withFacets, most)).add(")");
            union = " union all (";
        }
        return sql.add(") d order by published_at desc, article_id desc limit ?", most);
    }

    private BoundSql hits(String configuration, List<FacetGroup> narrowedBy, boolean withFacets, int most) {
        String column = filter.sort == SearchSort.UPDATED || filter.sort == SearchSort.TITLE
                ? ", d." + filter.sort.column()
                : "";
        BoundSql sql = new BoundSql()
                .add("select d.article_id, d.published_at, d.configuration, p.query" + column
                        + (withFacets ? ", d.facets" : "") + " from (select ")
                .add(TextQuery.of(query, configuration))
                // Thousands come cheapest from the index over words. The planner would walk: it does not reckon with what unpacking the words of an article
                // costs, so it is not told how frequent they are.
                .add(" as query" + (most > MOST_HITS ? " offset 0" : "")
                        + ") p join search_document d on d.words @@ p.query"
                        // What has nothing to look up would match nearly everything.
                        + " where d.configuration = ? and querytree(p.query) <> 'T'", configuration);
        for (FacetGroup group : narrowedBy) {
            sql.add(" and d.facets && ?", group.facets());
        }
        filter.after().ifPresent(time -> sql.add(" and d.published_at > ?", time));
        filter.before().ifPresent(time -> sql.add(" and d.published_at < ?", time));
        return sql.add(" order by d.published_at desc, d.article_id desc limit ?", most);
    }

    /// A count respects every filter but those of its own kind: else, of what was not chosen there would be none.
    private BoundSql counts(String facet) {
        List<FacetGroup> others = new ArrayList<>(groups);
        boolean narrowed = others.removeIf(group -> group.kind().equals(facet));
        BoundSql source = narrowed
                ? new BoundSql().add("(").add(hits(others, true, MOST_HITS + 1)).add(")")
                : new BoundSql().add("hits");
        return new BoundSql()
                .add("select c.slug, coalesce(n.name, c.slug) as name, c.hits from (select substr(value, ?) as slug,"
                        + " count(*) as hits from (select unnest(h.facets) as value from ", facet.length() + 2)
                .add(source)
                .add(" h) u where starts_with(value, ?) group by value order by hits desc, value limit ?) c",
                        facet + "/", VALUES)
                .add(" left join " + facet + " n on n.slug = c.slug");
    }

    private static BoundSql facetsAsJson(SequencedSet<String> facets) {
        BoundSql sql = new BoundSql().add("select json_build_object(");
        String comma = "";
        for (String facet : facets) {
            sql.add(comma)
                    .add("'" + facet + "', (select coalesce(json_agg(json_build_object('slug', slug, 'name', name,"
                            + " 'count', hits) order by hits desc, slug), '[]') from by_" + facet + ")");
            comma = ", ";
        }
        return sql.add(")::text");
    }

    private BoundSql page(List<Object> start) {
        if (filter.sort != SearchSort.RELEVANCE) {
            return cut(new BoundSql().add("select * from hits h"), start);
        }
        // What is ranked comes before what is not, which is looked at only if it is needed to fill the page.
        return new BoundSql().add("select * from ranked union all (")
                .add(cut(scored("", "offset", "(select count(*) from ranked) < " + (filter.limit() + 1)), start))
                .add(") order by score desc, article_id desc limit ?", filter.limit() + 1);
    }

    private BoundSql ranked(List<Object> start) {
        return cut(scored("2 + ts_rank_cd('{0.1, 0.3, 0.6, 1}', d.words, h.query, 33) * ", "limit", "true"), start);
    }

    private BoundSql scored(String rank, String part, String condition) {
        return new BoundSql().add("select * from (select h.article_id, h.configuration, h.query, " + rank)
                .add(RECENCY, asOf, (double) halfLife.toSeconds())
                .add(" as score from (select * from hits order by published_at desc, article_id desc " + part + " ?) h",
                        RANKED)
                .add(rank.isEmpty() ? "" : " join search_document d on d.article_id = h.article_id")
                .add(" where " + condition + ") h");
    }

    /// The page out of what stands in `h`.
    private BoundSql cut(BoundSql source, List<Object> start) {
        String column = filter.sort.column();
        BoundSql sql = new BoundSql().add(source);
        if (!start.isEmpty()) {
            sql.add(" where (h." + column + ", h.article_id) " + filter.sort.beyond() + " (?, ?)", start.getFirst(),
                    start.getLast());
        }
        return sql.add(" order by h." + column + filter.sort.direction() + ", h.article_id" + filter.sort.direction()
                + " limit ?", filter.limit() + 1);
    }

    private static BoundSql snippets() {
        // Compared with the words of the article's own language; whoever wrote the marks' characters into a text does not fool anybody.
        String marks = "StartSel=" + Snippet.START + ", StopSel=" + Snippet.STOP;
        String from = "ts_headline(p.configuration::regconfig, translate(%s, ?, ''), p.query, ?)";
        String unwanted = "" + Snippet.START + Snippet.STOP + Snippet.BETWEEN;
        String whole = marks + ", HighlightAll=true";
        String parts = marks + ", MaxFragments=3, MaxWords=30, MinWords=10, FragmentDelimiter=" + Snippet.BETWEEN;
        return new BoundSql()
                .add(from.formatted("convert_from(a.card, 'UTF8')::jsonb ->> 'headline'"), unwanted, whole)
                .add(", ").add(from.formatted("convert_from(a.card, 'UTF8')::jsonb ->> 'dek'"), unwanted, whole)
                .add(", ").add(from.formatted("left(a.body_text, 50000)"), unwanted, parts);
    }
}
