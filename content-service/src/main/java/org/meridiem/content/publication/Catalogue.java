package org.meridiem.content.publication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.ArticleContent;
import org.meridiem.content.article.Reference;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.content.media.HeroImage;
import org.meridiem.content.media.MediaLibrary;
import org.meridiem.content.publication.PublishedArticle.AuthorPart;
import org.meridiem.content.publication.PublishedArticle.SectionPart;
import org.meridiem.content.publication.PublishedArticle.TagPart;

/// Reads what an article shows of sections, tags, authors and pictures, and holds it still until the transaction ends.
///
/// Without the share locks, an article published while a tag is being renamed would show the old name for ever: the rename looks for
/// published articles with the tag before this one is there. Rows are always locked in the same order of kinds, and by id within one.
@ApplicationScoped
class Catalogue {

    /// What is shown.
    ///
    /// @param site     whose article it is
    /// @param logo     its picture
    /// @param section  null when none is set or it is gone
    /// @param tags     in the article's order
    /// @param authors  in the article's order
    /// @param teams    slugs of those authors that are teams
    /// @param pictures of the library, by id
    record Shown(String site, @Nullable HeroImage logo, @Nullable SectionPart section, List<TagPart> tags,
            List<AuthorPart> authors, Set<String> teams,
            Map<UUID, HeroImage> pictures) {
    }

    private record Masthead(String name, @Nullable UUID logo) {
    }

    private record AuthorRow(String slug, String name, String kind, String role, String bio, @Nullable UUID avatar) {
    }

    private final DataSource database;
    private final MediaLibrary media;

    Catalogue(DataSource database, MediaLibrary media) {
        this.database = database;
        this.media = media;
    }

    /// Call it inside the transaction that makes the article public.
    Shown held(ArticleContent content) {
        return read(content, " for share");
    }

    /// For a look that changes nothing: nothing is held.
    Shown seen(ArticleContent content) {
        return read(content, "");
    }

    private Shown read(ArticleContent content, String lock) {
        try (Connection connection = database.getConnection()) {
            Masthead site = masthead(connection, lock);
            SectionPart section = content.section() == null
                    ? null
                    : rows(connection,
                            "select id, slug, name, path from section where id = any(?) order by id" + lock,
                            List.of(content.section().id()),
                            row -> new SectionPart(row.getString(2), row.getString(3), row.getString(4)))
                            .get(content.section().id());
            Map<UUID, TagPart> tags = rows(connection,
                    "select id, slug, name from tag where id = any(?) order by id" + lock,
                    ids(content.tags()), row -> new TagPart(row.getString(2), row.getString(3)));
            Map<UUID, AuthorRow> authors = rows(connection,
                    "select id, slug, name, kind, role, bio, avatar_id from author where id = any(?) order by id"
                            + lock,
                    ids(content.authors()),
                    row -> new AuthorRow(row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                            row.getString(6), row.getObject(7, UUID.class)));
            Set<UUID> pictureIds = new LinkedHashSet<>(content.media());
            authors.values().stream().map(AuthorRow::avatar).filter(Objects::nonNull).forEach(pictureIds::add);
            Stream.ofNullable(site.logo()).forEach(pictureIds::add);
            rows(connection, "select id from media where id = any(?) order by id" + lock, pictureIds,
                    row -> row.getObject(1));
            Map<UUID, HeroImage> pictures = media.images(pictureIds);
            List<AuthorPart> byline = ids(content.authors()).stream().map(authors::get).filter(Objects::nonNull)
                    .map(author -> new AuthorPart(author.slug(), author.name(), author.role(), author.bio(),
                            author.avatar() == null ? null : pictures.get(author.avatar())))
                    .toList();
            Set<String> teams = new LinkedHashSet<>();
            authors.values().stream().filter(author -> author.kind().equals("TEAM")).map(AuthorRow::slug)
                    .forEach(teams::add);
            return new Shown(site.name(), site.logo() == null ? null : pictures.get(site.logo()), section,
                    ids(content.tags()).stream().map(tags::get).filter(Objects::nonNull).toList(), byline, teams,
                    pictures);
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private static Masthead masthead(Connection connection, String lock) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select name, logo_id from site" + lock);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Masthead(row.getString(1), row.getObject(2, UUID.class));
        }
    }

    private static List<UUID> ids(List<Reference> references) {
        return references.stream().map(Reference::id).toList();
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> Map<UUID, T> rows(Connection connection, String sql, Collection<UUID> ids, RowReader<T> reader)
            throws SQLException {
        Map<UUID, T> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", new ArrayList<>(ids).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(row.getObject(1, UUID.class), reader.read(row));
                }
            }
        }
        return found;
    }
}
