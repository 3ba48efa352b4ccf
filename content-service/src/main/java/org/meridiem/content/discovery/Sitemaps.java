package org.meridiem.content.discovery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.delivery.LatestArticles;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.content.publication.PublishedCard;
import org.meridiem.content.site.SiteAddresses;
import org.meridiem.content.site.Sites;

/// Writes site maps (sitemaps.org) and the news site map (Google).
///
/// Articles stand in the map of the month that they are dated in, oldest first, so that a map of a month that is over stays as it is until one of its articles
/// changes. A month with very many articles has several maps.
@ApplicationScoped
class Sitemaps {

    /// The format allows 50,000; fewer keep one answer small.
    static final int MOST_IN_MAP = 10_000;
    private static final int MOST_NEWS = 1_000;
    private static final Duration NEWS = Duration.ofDays(2);
    private static final String MAPS = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String IMAGES = "http://www.google.com/schemas/sitemap-image/1.1";

    private static final String MONTHS = """
            select to_char(date_trunc('month', published_at at time zone 'UTC'), 'YYYY-MM'), count(*), max(updated_at)
            from published_article where state = 'PUBLISHED' group by date_trunc('month', published_at at time zone 'UTC') order by 1""";
    private static final String MAP = """
            select slug, updated_at from published_article where state = 'PUBLISHED' and published_at >= ? and published_at < ?
            order by published_at, article_id limit ? offset ?""";

    private final DataSource database;
    private final LatestArticles articles;
    private final Sites sites;
    private final SiteAddresses addresses;
    private final Clock clock;

    Sitemaps(DataSource database, LatestArticles articles, Sites sites, SiteAddresses addresses, Clock clock) {
        this.database = database;
        this.articles = articles;
        this.sites = sites;
        this.addresses = addresses;
        this.clock = clock;
    }

    /// The index of all maps.
    byte[] index() {
        var xml = new XmlText();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(MONTHS);
                ResultSet row = select.executeQuery()) {
            xml.element("sitemapindex", () -> months(xml, row), "xmlns", MAPS);
            return xml.toBytes();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private void months(XmlText xml, ResultSet row) {
        try {
            while (row.next()) {
                String month = row.getString(1);
                String changed = time(row.getTimestamp(3).toInstant());
                for (int part = 1; part <= (row.getLong(2) + MOST_IN_MAP - 1) / MOST_IN_MAP; part++) {
                    String name = "/sitemaps/articles-" + month + (part == 1 ? "" : "-" + part) + ".xml";
                    xml.element("sitemap",
                            () -> xml.text("loc", addresses.of(name).toString()).text("lastmod", changed));
                }
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// A map of a month.
    ///
    /// @param part from 1
    /// @return empty when it would have no article
    Optional<byte[]> month(YearMonth month, int part) {
        var xml = new XmlText();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(MAP)) {
            select.setTimestamp(1, start(month));
            select.setTimestamp(2, start(month.plusMonths(1)));
            select.setInt(3, MOST_IN_MAP);
            select.setLong(4, (part - 1L) * MOST_IN_MAP);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                xml.element("urlset", () -> addresses(xml, row), "xmlns", MAPS);
            }
            return Optional.of(xml.toBytes());
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private void addresses(XmlText xml, ResultSet row) {
        try {
            do {
                String address = addresses.article(row.getString(1)).toString();
                String changed = time(row.getTimestamp(2).toInstant());
                xml.element("url", () -> xml.text("loc", address).text("lastmod", changed));
            } while (row.next());
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// The news of the last two days.
    byte[] news() {
        String site = sites.current().name();
        List<LatestArticles.Latest> latest = articles.newest(List.of(), clock.instant().minus(NEWS), MOST_NEWS, false);
        var xml = new XmlText();
        xml.element("urlset", () -> latest.forEach(article -> news(xml, site, article.card())), "xmlns", MAPS,
                "xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9", "xmlns:image", IMAGES);
        return xml.toBytes();
    }

    private static void news(XmlText xml, String site, PublishedCard card) {
        xml.element("url", () -> {
            xml.text("loc", card.url().toString()).text("lastmod", time(card.updatedAt()))
                    .element("news:news", () -> xml
                            .element("news:publication",
                                    () -> xml.text("news:name", site).text("news:language", language(card.language())))
                            .text("news:publication_date", time(card.publishedAt()))
                            .text("news:title", card.headline()));
            if (card.heroImage() != null) {
                xml.element("image:image", () -> xml.text("image:loc", card.heroImage().url().toString()));
            }
        });
    }

    /// Two or three letters; Chinese alone is told by its script.
    static String language(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        if (!locale.getLanguage().equals("zh")) {
            return locale.getLanguage();
        }
        boolean traditional = locale.getScript().equals("Hant")
                || locale.getScript().isEmpty() && List.of("TW", "HK", "MO").contains(locale.getCountry());
        return traditional ? "zh-tw" : "zh-cn";
    }

    private static Timestamp start(YearMonth month) {
        return Timestamp.from(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
