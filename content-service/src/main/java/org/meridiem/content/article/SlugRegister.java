package org.meridiem.content.article;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.content.slug.SlugPolicy;

/// Who has which slug, now and formerly. A slug that was public once stays with its article for ever: links outside depend on it.
///
/// Works in the caller's transaction. Two that want the same slug at once: the second waits for the first one's end.
@ApplicationScoped
public class SlugRegister {

    private final DataSource database;

    SlugRegister(DataSource database) {
        this.database = database;
    }

    /// Takes a slug that an editor chose. One that the article has or had already is its own.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 409 when another article has it or had it in public
    void take(String slug, UUID article) {
        if (!tryTake(slug, article)) {
            throw SlugPolicy.taken(slug);
        }
    }

    /// Takes a slug made out of a headline, with a number behind it if need be.
    String takeMadeFrom(String headline, String language, UUID article) {
        String id = article.toString();
        String wish = SlugPolicy.fromText(headline, language).orElse("article-" + id.substring(id.length() - 12));
        if (tryTake(wish, article)) {
            return wish;
        }
        for (int number = 2;; number++) {
            String next = SlugPolicy.numbered(wish, number);
            if (tryTake(next, article)) {
                return next;
            }
        }
    }

    /// From now on readers know the article by this slug.
    public void publish(String slug, UUID article) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update article_slug set public = true where slug = ? and article_id = ? and not public""")) {
            update.setString(1, slug);
            update.setObject(2, article);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Gives back what was never public, except these.
    void release(UUID article, Collection<String> except) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("""
                        delete from article_slug where article_id = ? and not public and not slug = any(?)""")) {
            delete.setObject(1, article);
            delete.setArray(2, connection.createArrayOf("text", except.toArray()));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Takes a slug if it is free, or the article's own already.
    boolean tryTake(String slug, UUID article) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into article_slug (slug, article_id, public, since) values (?, ?, false, now()) on conflict do nothing");
                PreparedStatement select = connection
                        .prepareStatement("select 1 from article_slug where slug = ? and article_id = ?")) {
            insert.setString(1, slug);
            insert.setObject(2, article);
            if (insert.executeUpdate() == 1) {
                return true;
            }
            select.setString(1, slug);
            select.setObject(2, article);
            try (ResultSet mine = select.executeQuery()) {
                return mine.next();
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
