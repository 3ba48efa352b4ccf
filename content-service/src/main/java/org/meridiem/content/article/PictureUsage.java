package org.meridiem.content.article;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.ArticleLinks;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.content.media.MediaLibrary;
import org.meridiem.content.media.MediaUse;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

import io.quarkus.arc.All;

/// Tells where a picture is shown. Everybody learns how many refer to it; headlines only those who may see the articles.
@ApplicationScoped
class PictureUsage {

    private static final String ARTICLES = """
            select a.id, a.headline, a.slug, a.status,
                   exists (select 1 from article_reference p where p.article_id = a.id and p.media_id = ? and p.part = 'PUBLISHED')
            from article a
            where a.id in (select r.article_id from article_reference r where r.media_id = ?)
              and (? or a.created_by = ?) and (?::uuid is null or a.id < ?::uuid)
            order by a.id desc limit ?""";

    private final DataSource database;
    private final MediaLibrary media;
    private final ArticleLinks articles;
    private final List<MediaUse> others;
    private final Cursors cursors;

    PictureUsage(DataSource database, MediaLibrary media, ArticleLinks articles, @All List<MediaUse> others,
            Cursors cursors) {
        this.database = database;
        this.media = media;
        this.articles = articles;
        this.others = others;
        this.cursors = cursors;
    }

    /// @throws org.meridiem.kit.problem.ProblemException 400, 404
    PictureUsageView of(UUID picture, int limit, @Nullable String cursor, Caller caller) {
        if (media.image(picture).isEmpty()) {
            throw ProblemType.NOT_FOUND.with("There is no picture with this id.");
        }
        Map<String, Long> uses = new TreeMap<>();
        uses.put("articles", articles.references(ArticleLinks.Target.MEDIA, picture));
        others.forEach(use -> uses.put(use.kind(), use.count(picture)));
        var cut = new Cut(cursors, "media-usage/" + picture, limit);
        List<String> position = cut.position(cursor);
        Page<PictureUsageView.Item> page = cut.page(
                articles(picture, position == null ? null : UUID.fromString(position.getFirst()), cut.fetch(), caller),
                item -> List.of(item.id().toString()), null);
        return new PictureUsageView(uses.values().stream().mapToLong(Long::longValue).sum(), uses, page.items(),
                page.nextCursor());
    }

    private List<PictureUsageView.Item> articles(UUID picture, @Nullable UUID after, int limit, Caller caller) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ARTICLES)) {
            select.setObject(1, picture);
            select.setObject(2, picture);
            select.setBoolean(3, caller.may(ArticlePolicy.EDIT_ANY));
            select.setString(4, caller.id());
            select.setObject(5, after, Types.OTHER);
            select.setObject(6, after, Types.OTHER);
            select.setInt(7, limit);
            List<PictureUsageView.Item> items = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    items.add(new PictureUsageView.Item(row.getObject(1, UUID.class), row.getString(2),
                            row.getString(3), Status.valueOf(row.getString(4)), row.getBoolean(5)));
                }
            }
            return items;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
