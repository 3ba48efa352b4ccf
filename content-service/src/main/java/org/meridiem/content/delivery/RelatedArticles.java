package org.meridiem.content.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.editing.EditorialDatabaseException;

/// What to read after an article: shares its tags (a rare one says more than a common one), words of its headline and dek, its section, its authors; new rather
/// than old; in its language. One statement over the newest articles of each of its tags, its section and its authors: a few hundred, however many there are.
@ApplicationScoped
class RelatedArticles {

    private static final String RELATED = """
            with self as (
              select p.article_id, p.section_slugs, p.tag_slugs[1:10] as tags, p.author_slugs[1:3] as authors, s.configuration, s.words,
                'language/' || split_part(lower(p.language), '-', 1) as language
              from published_article p join search_document s on s.article_id = p.article_id where p.slug = ? and p.state = 'PUBLISHED'),
            facet as materialized (
              select f.name, f.kind, f.most, case f.kind
                when 'tag' then 1 / (1 + ln(1 + (select count(*) from (select from published_listing l where l.facet = f.name limit 1000) n)))
                when 'section' then 0.06 * f.depth when 'author' then 0.04 end as weight
              from self, lateral (
                select 'tag/' || slug as name, 'tag' as kind, 40 as most, 1 as depth from unnest(self.tags) slug
                union all select 'section/' || slug, 'section', 60, depth from unnest(self.section_slugs) with ordinality s (slug, depth)
                union all select 'author/' || slug, 'author', 20, 1 from unnest(self.authors) slug) f),
            candidate as materialized (
              select distinct l.article_id from facet f cross join lateral (
                select n.article_id from published_listing n where n.facet = f.name order by n.published_at desc, n.article_id desc limit f.most) l
              where l.article_id <> (select article_id from self)),
            topic as (select coalesce(string_agg('''' || lexeme || '''', '|'), '')::tsquery as query
              from self, unnest(self.words) w where (weights && '{A}' or weights && '{B}') and lexeme ~ '^[[:alnum:]]+$'),
            scored as (
              select d.article_id, (coalesce((select sum(f.weight) from facet f where d.facets @> array[f.name]), 0)
                  + 0.5 * ts_rank('{0, 0.05, 0.5, 1}', d.words, topic.query, 33)) * (0.5 + 0.5 * power(0.5,
                  greatest(0, date_part('epoch', ?::timestamptz - d.published_at)) / 7776000)) as score
              from candidate c join search_document d on d.article_id = c.article_id cross join topic cross join self
              where d.facets @> array[self.language] order by score desc, d.article_id desc limit ?)
            select self.article_id, a.card, a.article_id from self
              left join (scored r join published_article a on a.article_id = r.article_id and a.state = 'PUBLISHED') on true
            order by r.score desc, r.article_id desc""";

    private final DataSource database;
    private final Clock clock;

    RelatedArticles(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param cards     most related first, as JSON
    /// @param cacheTags the article and all that are named
    record Found(List<Object> cards, List<String> cacheTags) {
    }

    /// @param slug in the form of a slug
    /// @return empty when no public article has that address
    Optional<Found> to(String slug, int limit, CardMembers members) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = new BoundSql()
                        .add(RELATED, slug, clock.instant().truncatedTo(ChronoUnit.HOURS), limit)
                        .prepare(connection);
                ResultSet row = select.executeQuery()) {
            List<Object> cards = new ArrayList<>();
            List<String> tags = new ArrayList<>();
            while (row.next()) {
                if (tags.isEmpty()) {
                    tags.add("article-" + row.getObject(1, UUID.class));
                }
                if (row.getObject(2) != null) {
                    cards.add(members.of(row.getBytes(2)));
                    tags.add("article-" + row.getObject(3, UUID.class));
                }
            }
            return tags.isEmpty() ? Optional.empty() : Optional.of(new Found(cards, tags));
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
