package org.meridiem.content.publication;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.article.FaqEntry;
import org.meridiem.content.editing.EditorialDatabaseException;

/// What readers can look for. Works in the caller's transaction, after the row that readers get is there. Nothing has to be done when an article is withdrawn: its
/// row here goes with its publicity, by a trigger.
@ApplicationScoped
class SearchDocuments {

    private static final String DOCUMENT = """
            insert into search_document (article_id, configuration, published_at, updated_at, sort_title, facets, words)
            select p.article_id, c.name, p.published_at, p.updated_at, p.sort_title,
              article_facets(p.section_slugs, p.tag_slugs, p.author_slugs, p.kind, p.language, p.featured),
              setweight(to_tsvector(c.name::regconfig, ?), 'A') || setweight(to_tsvector(c.name::regconfig, ?), 'B')
                || setweight(to_tsvector(c.name::regconfig, ?), 'C') || setweight(to_tsvector(c.name::regconfig, ?), 'D')
            from published_article p
              left join search_language l on l.subtag = split_part(lower(p.language), '-', 1)
              cross join lateral (select coalesce(l.configuration, 'meridiem_simple')) c (name)
            where p.article_id = ? and p.state = 'PUBLISHED'
            on conflict (article_id) do update set configuration = excluded.configuration, published_at = excluded.published_at,
              updated_at = excluded.updated_at, sort_title = excluded.sort_title, facets = excluded.facets, words = excluded.words""";
    // Shared among those who publish; who takes words away waits for them, and they for him.
    private static final String NEW_WORDS = """
            select own.lexeme from (select pg_advisory_xact_lock_shared(hashtext('meridiem search words'))) l,
              unnest(tsvector_to_array(to_tsvector('meridiem_simple', ?))) own (lexeme)
            where char_length(own.lexeme) between 3 and 40
              and not exists (select from search_word w where w.word = own.lexeme collate "C")""";
    // In order, so that two who add the same words wait for each other in one direction only.
    private static final String ADD_WORDS = "insert into search_word (word, latin) select * from unnest(?, ?) t (word, latin) order by word"
            + " on conflict do nothing";

    private final DataSource database;

    SearchDocuments(DataSource database) {
        this.database = database;
    }

    /// Makes it findable, or replaces what is found by.
    void put(Projection projection) {
        PublishedArticle article = projection.article();
        String headline = SearchText.of(article.headline());
        String dek = SearchText.of(lines(List.of(article.dek(), lines(article.keyTakeaways()))));
        String around = SearchText.of(around(article));
        String body = SearchText.of(projection.bodyText());
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(DOCUMENT)) {
            insert.setString(1, headline);
            insert.setString(2, dek);
            insert.setString(3, around);
            insert.setString(4, body);
            insert.setObject(5, article.id());
            insert.executeUpdate();
            addWords(connection, lines(List.of(headline, dek, around, body)));
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private static String around(PublishedArticle article) {
        List<String> texts = new ArrayList<>();
        texts.add(article.section().name());
        article.tags().forEach(tag -> texts.add(tag.name()));
        article.authors().forEach(author -> texts.add(author.name()));
        for (FaqEntry entry : article.faq()) {
            texts.add(entry.question());
            texts.add(entry.answer());
        }
        return lines(texts);
    }

    private static void addWords(Connection connection, String text) throws SQLException {
        List<String> words = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(NEW_WORDS)) {
            select.setString(1, text);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (row.getString(1).codePoints().allMatch(Character::isLetter)) {
                        words.add(row.getString(1));
                    }
                }
            }
        }
        if (words.isEmpty()) {
            return;
        }
        Array latin = connection.createArrayOf("text", words.stream().map(SearchText::latin).toArray());
        try (PreparedStatement insert = connection.prepareStatement(ADD_WORDS)) {
            insert.setArray(1, connection.createArrayOf("text", words.toArray()));
            insert.setArray(2, latin);
            insert.executeUpdate();
        }
    }

    private static String lines(List<String> texts) {
        return texts.stream().collect(Collectors.joining(" .\n"));
    }
}
