package org.meridiem.content.publication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
            Map<UUID, SectionPart> sections = present(connection,
                    "select id, merged_into, slug, name, path from section",
                    content.section() == null ? List.of() : List.of(content.section()),
                    row -> new SectionPart(row.getString(3), row.getString(4), row.getString(5)), lock);
            Map<UUID, TagPart> tags = present(connection, "select id, merged_into, slug, name from tag",
                    content.tags(), row -> new TagPart(row.getString(3), row.getString(4)), lock);
            Map<UUID, AuthorRow> authors = present(connection,
                    "select id, merged_into, slug, name, kind, role, bio, avatar_id from author", content.authors(),
                    row -> new AuthorRow(row.getString(3), row.getString(4), row.getString(5), row.getString(6),
                            row.getString(7), row.getObject(8, UUID.class)),
                    lock);
            Set<UUID> pictureIds = new LinkedHashSet<>(content.media());
            authors.values().stream().map(AuthorRow::avatar).filter(Objects::nonNull).forEach(pictureIds::add);
            Stream.ofNullable(site.logo()).forEach(pictureIds::add);
            rows(connection, "select id from media where id = any(?) order by id" + lock, pictureIds,
                    row -> row.getObject(1));
            Map<UUID, HeroImage> pictures = media.images(pictureIds);
            List<AuthorPart> byline = ids(content.authors()).stream().map(authors::get).filter(Objects::nonNull)
                    .distinct()
                    .map(author -> new AuthorPart(author.slug(), author.name(), author.role(), author.bio(),
                            author.avatar() == null ? null : pictures.get(author.avatar())))
                    .toList();
            Set<String> teams = new LinkedHashSet<>();
            authors.values().stream().filter(author -> author.kind().equals("TEAM")).map(AuthorRow::slug)
                    .forEach(teams::add);
            return new Shown(site.name(), site.logo() == null ? null : pictures.get(site.logo()),
                    sections.values().stream().findFirst().orElse(null),
                    ids(content.tags()).stream().map(tags::get).filter(Objects::nonNull).distinct().toList(), byline,
                    teams,
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

    private record Row<T>(@Nullable UUID mergedInto, T shown) {
    }

    /// What these references show, by the id that they name: where that was merged, what it was merged into. Row by row and not by a join,
    /// because a row that somebody else held has to be looked at again once it is ours, and a join would not look up the other side anew.
    private static <T> Map<UUID, T> present(Connection connection, String select, List<Reference> references,
            RowReader<T> reader, String lock) throws SQLException {
        String sql = select + " where id = any(?) order by id" + lock;
        RowReader<Row<T>> rows = row -> new Row<>(row.getObject(2, UUID.class), reader.read(row));
        Map<UUID, UUID> wanted = new LinkedHashMap<>();
        ids(references).forEach(id -> wanted.put(id, id));
        Map<UUID, T> shown = new HashMap<>();
        while (!wanted.isEmpty()) {
            Map<UUID, Row<T>> found = rows(connection, sql, new LinkedHashSet<>(wanted.values()), rows);
            Map<UUID, UUID> merged = new LinkedHashMap<>();
            wanted.forEach((named, id) -> {
                Row<T> row = found.get(id);
                if (row != null && row.mergedInto() != null) {
                    merged.put(named, row.mergedInto());
                } else if (row != null) {
                    shown.put(named, row.shown());
                }
            });
            wanted.clear();
            wanted.putAll(merged);
        }
        return shown;
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
