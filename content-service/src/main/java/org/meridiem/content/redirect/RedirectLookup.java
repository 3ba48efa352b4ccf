package org.meridiem.content.redirect;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.content.site.SiteAddresses;
import org.meridiem.content.slug.SlugPolicy;

/// Finds where an address leads, for readers. Asked only when nothing else answers.
@ApplicationScoped
public class RedirectLookup {

    /// Marks answers that redirects made, for purging.
    public static final String CACHE_TAG = "redirects";

    private static final int MAX_HOPS = 12;
    private static final String PLACE = "{slug}";
    private static final String API_PATH = "/v1/articles/" + PLACE;

    /// Where an address leads.
    public sealed interface Destination {

        /// To an article.
        ///
        /// @param status 301 or 302
        /// @param id     of the article
        /// @param slug   its present one
        record ToArticle(int status, UUID id, String slug) implements Destination {
        }

        /// To a section.
        ///
        /// @param status 301 or 302
        /// @param slug   its present one
        record ToSection(int status, String slug) implements Destination {
        }

        /// To any address.
        ///
        /// @param status 301 or 302
        /// @param url    absolute
        record ToAddress(int status, URI url) implements Destination {
        }

        /// Nowhere: it is gone for good.
        record Gone() implements Destination {
        }
    }

    private record Hop(int status, @Nullable UUID article, @Nullable String section, @Nullable String url) {
    }

    private static final String HOP = """
            select r.status, r.article_id, t.slug, r.url from redirect r left join section s on s.id = r.section_id
              left join section t on t.id = coalesce(s.merged_into, s.id)
            where r.from_path = any(?) limit 1""";
    private static final String ARTICLE = "select state, slug from published_article where article_id = ?";
    private static final String FORMER = """
            select p.state, p.slug, p.article_id from article_slug s join published_article p on p.article_id = s.article_id
            where s.slug = ? and s.public and p.slug <> s.slug""";

    private final DataSource database;
    private final SiteAddresses site;

    RedirectLookup(DataSource database, SiteAddresses site) {
        this.database = database;
        this.site = site;
    }

    /// Where an article's slug leads that no article has or had.
    public Optional<Destination> ofArticle(String slug) {
        try (Connection connection = database.getConnection()) {
            return follow(connection, slug);
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Where a path of the site leads, former addresses of articles included.
    Optional<Destination> ofPath(String path) {
        try (Connection connection = database.getConnection()) {
            for (String spelling : spellings(path)) {
                if (SlugPolicy.isSlug(spelling)) {
                    Optional<Destination> former = former(connection, spelling);
                    if (former.isPresent()) {
                        return former;
                    }
                }
            }
            return follow(connection, path).filter(destination -> !leadsTo(destination, path));
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// The forms in which one address of an article may be redirected: its slug, its page, and its place in this API.
    public List<String> spellings(String path) {
        String slug = SlugPolicy.isSlug(path)
                ? path
                : slugIn(path, articlePath()).or(() -> slugIn(path, API_PATH)).orElse(null);
        return slug == null
                ? List.of(path)
                : List.of(slug, articlePath().replace(PLACE, slug), API_PATH.replace(PLACE, slug));
    }

    /// The path of the site that an address is, if it is one.
    Optional<String> sitePath(@Nullable String url) {
        if (url == null || url.startsWith("/")) {
            return Optional.ofNullable(url);
        }
        URI address = URI.create(url);
        URI own = site.site();
        boolean ours = own.getHost() != null && own.getHost().equalsIgnoreCase(address.getHost())
                && own.getPort() == address.getPort();
        String base = own.getRawPath() == null ? "" : own.getRawPath();
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return ours && path.startsWith(base) ? SitePath.of(path.substring(base.length())) : Optional.empty();
    }

    boolean articleExists(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select 1 from article where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    void sectionSlugs(Collection<UUID> ids, Map<UUID, String> slugs) {
        if (ids.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select s.id, t.slug from section s join section t on t.id = coalesce(s.merged_into, s.id) where s.id = any(?)")) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    slugs.put(row.getObject(1, UUID.class), row.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private Optional<Destination> follow(Connection connection, String start) throws SQLException {
        int status = 301;
        String path = start;
        for (int hops = 0; hops < MAX_HOPS; hops++) {
            Optional<Hop> next = hop(connection, path);
            if (next.isEmpty()) {
                return hops == 0
                        ? Optional.empty()
                        : Optional.of(new Destination.ToAddress(status, site.of(SitePath.encoded(path))));
            }
            Hop hop = next.get();
            if (hop.status() == 410) {
                return Optional.of(new Destination.Gone());
            }
            // For good only when every step is.
            status = Math.max(status, hop.status());
            if (hop.article() != null) {
                return article(connection, hop.article(), status);
            }
            if (hop.section() != null) {
                return Optional.of(new Destination.ToSection(status, hop.section()));
            }
            String url = String.valueOf(hop.url());
            if (!url.startsWith("/")) {
                return Optional.of(new Destination.ToAddress(status, URI.create(url)));
            }
            path = url;
        }
        return Optional.empty();
    }

    private Optional<Hop> hop(Connection connection, String path) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HOP)) {
            select.setArray(1, connection.createArrayOf("text", spellings(path).toArray()));
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Hop(row.getInt(1), row.getObject(2, UUID.class), row.getString(3),
                                row.getString(4)))
                        : Optional.empty();
            }
        }
    }

    private static Optional<Destination> article(Connection connection, UUID id, int status) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ARTICLE)) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(row.getString(1).equals("PUBLISHED")
                        ? new Destination.ToArticle(status, id, row.getString(2))
                        : new Destination.Gone());
            }
        }
    }

    private static Optional<Destination> former(Connection connection, String slug) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FORMER)) {
            select.setString(1, slug);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(row.getString(1).equals("PUBLISHED")
                        ? new Destination.ToArticle(301, row.getObject(3, UUID.class), row.getString(2))
                        : new Destination.Gone());
            }
        }
    }

    private boolean leadsTo(Destination destination, String path) {
        return destination instanceof Destination.ToArticle article && spellings(path).contains(article.slug());
    }

    private String articlePath() {
        return site.articlePath();
    }

    private static Optional<String> slugIn(String path, String template) {
        int place = template.indexOf(PLACE);
        String before = template.substring(0, place);
        String after = template.substring(place + PLACE.length());
        return path.length() > before.length() + after.length() && path.startsWith(before) && path.endsWith(after)
                ? Optional.of(path.substring(before.length(), path.length() - after.length()))
                        .filter(SlugPolicy::isSlug)
                : Optional.empty();
    }
}
