package org.meridiem.content.discovery;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import org.meridiem.content.caching.PublicAnswers;
import org.meridiem.content.delivery.LatestArticles.Latest;
import org.meridiem.content.media.HeroImage;
import org.meridiem.content.publication.PublishedCard;

/// Writes feeds as RSS 2.0 and as Atom 1.0 (RFC 4287). Written by hand rather than by a library: two screens of it, and the tests read it back by a library
/// that did not write it.
final class XmlFeeds {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private XmlFeeds() {
    }

    static byte[] rss(Feed feed) {
        var xml = new XmlText();
        xml.element("rss", () -> xml.element("channel", () -> {
            xml.text("title", feed.title()).text("link", feed.page().toString()).text("description", feed.description())
                    .text("language", feed.language().toLowerCase(Locale.ROOT))
                    .text("lastBuildDate", PublicAnswers.httpDate(feed.updated())).text("generator", Feed.GENERATOR)
                    .empty("atom:link", "href", feed.self().toString(), "rel", "self", "type", "application/rss+xml");
            if (feed.hub() != null) {
                xml.empty("atom:link", "href", feed.hub().toString(), "rel", "hub");
            }
            if (feed.logo() != null) {
                String logo = feed.logo().url().toString();
                // The picture's title and link are to be those of the channel.
                xml.element("image", () -> xml.text("url", logo).text("title", feed.title()).text("link",
                        feed.page().toString()));
            }
            feed.articles().forEach(article -> rssItem(xml, article));
        }), "version", "2.0", "xmlns:atom", ATOM, "xmlns:content", "http://purl.org/rss/1.0/modules/content/",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/", "xmlns:media", "http://search.yahoo.com/mrss/");
        return xml.toBytes();
    }

    private static void rssItem(XmlText xml, Latest article) {
        PublishedCard card = article.card();
        xml.element("item", () -> {
            xml.text("title", card.headline()).text("link", card.url().toString())
                    .text("guid", Feed.identity(card), "isPermaLink", "false")
                    .text("pubDate", PublicAnswers.httpDate(card.publishedAt()))
                    .text("atom:updated", time(card.updatedAt())).text("description", card.dek());
            card.authors().forEach(author -> xml.text("dc:creator", author.name()));
            xml.text("category", card.section().name());
            card.tags().forEach(tag -> xml.text("category", tag.name()));
            xml.text("content:encoded", article.html());
            if (card.heroImage() != null) {
                HeroImage image = card.heroImage();
                HeroImage.Rendition picture = Feed.picture(image);
                xml.element("media:content",
                        () -> xml.text("media:description", image.alt()).text("media:credit", image.credit()),
                        "url", picture.url().toString(), "medium", "image", "type", "image/" + picture.format(),
                        "width",
                        String.valueOf(picture.width()), "height", String.valueOf(picture.height()));
            }
        });
    }

    static byte[] atom(Feed feed) {
        var xml = new XmlText();
        xml.element("feed", () -> {
            xml.text("id", feed.self().toString()).text("title", feed.title()).text("subtitle", feed.description())
                    .text("updated", time(feed.updated()))
                    .empty("link", "rel", "self", "type", "application/atom+xml", "href", feed.self().toString())
                    .empty("link", "rel", "alternate", "href", feed.page().toString());
            if (feed.hub() != null) {
                xml.empty("link", "rel", "hub", "href", feed.hub().toString());
            }
            // Of every entry that has none of its own.
            xml.element("author", () -> xml.text("name", feed.site())).text("generator", Feed.GENERATOR);
            if (feed.logo() != null) {
                xml.text("logo", feed.logo().url().toString());
            }
            feed.articles().forEach(article -> entry(xml, article));
        }, "xmlns", ATOM, "xml:lang", feed.language());
        return xml.toBytes();
    }

    private static void entry(XmlText xml, Latest article) {
        PublishedCard card = article.card();
        xml.element("entry", () -> {
            xml.text("id", Feed.identity(card)).text("title", card.headline()).text("updated", time(card.updatedAt()))
                    .text("published", time(card.publishedAt()))
                    .empty("link", "rel", "alternate", "href", card.url().toString());
            card.authors().forEach(author -> xml.element("author", () -> xml.text("name", author.name())));
            xml.empty("category", "term", card.section().slug(), "label", card.section().name());
            card.tags().forEach(tag -> xml.empty("category", "term", tag.slug(), "label", tag.name()));
            // An entry without content has to have a summary.
            xml.text("summary", card.dek().isEmpty() && article.html() == null ? card.headline() : card.dek())
                    .text("content", article.html(), "type", "html", "xml:lang", card.language());
            if (card.heroImage() != null) {
                HeroImage.Rendition picture = Feed.picture(card.heroImage());
                xml.empty("link", "rel", "enclosure", "type", "image/" + picture.format(), "href",
                        picture.url().toString());
            }
        }, "xml:lang", card.language());
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
