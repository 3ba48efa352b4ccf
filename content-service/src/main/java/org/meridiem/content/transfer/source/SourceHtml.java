package org.meridiem.content.transfer.source;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.body.BodyLosses;
import org.meridiem.content.transfer.source.Content.Hero;

/// Brings the HTML of other systems into forms that become blocks of ours: absolute addresses, https embeds, cards as plain elements.
final class SourceHtml {

    /// Those whose players and posts sites embed by address.
    static final Set<String> EMBEDDED_HOSTS = Set.of("youtube.com", "youtu.be", "vimeo.com", "twitter.com", "x.com",
            "instagram.com", "facebook.com", "soundcloud.com", "spotify.com", "tiktok.com", "ted.com", "flickr.com",
            "dailymotion.com", "wordpress.tv", "videopress.com", "codepen.io", "reddit.com", "bsky.app", "scribd.com",
            "slideshare.net", "tumblr.com", "imgur.com", "speakerdeck.com", "mixcloud.com", "kickstarter.com");

    private static final Evaluator BOOKMARK_CARDS = Selector.evaluatorOf(".kg-bookmark-card");
    private static final Evaluator CALLOUT_CARDS = Selector.evaluatorOf(".kg-callout-card");
    private static final Evaluator TOGGLE_CARDS = Selector.evaluatorOf(".kg-toggle-card");
    private static final Evaluator OTHER_CARDS = Selector.evaluatorOf(
            ".kg-file-card, .kg-product-card, .kg-signup-card, .kg-header-card, .kg-cta-card");
    private static final Evaluator EMBEDS = Selector.evaluatorOf(
            "iframe[src], embed[src], video[src], audio[src], source[src]");
    private static final Evaluator SCRIPTS_OF_POSTS = Selector.evaluatorOf(
            "script[src*=platform.twitter.com], script[src*=instagram.com/embed], script[src*=tiktok.com/embed]");
    private static final Evaluator WRAPPED_EMBEDS = Selector.evaluatorOf(".wp-block-embed__wrapper");
    private static final Evaluator INNER_CAPTIONS = Selector.evaluatorOf(
            "figure figure > figcaption, figure li figcaption");
    private static final Evaluator PICTURES = Selector.evaluatorOf("img");
    private static final Evaluator BACKGROUND_PICTURES = Selector.evaluatorOf("[style*=background-image]");
    private static final Evaluator LINKS = Selector.evaluatorOf("a[href]");

    private final URI base;
    private final Fitting fitting;
    private final Document document;

    private SourceHtml(String html, URI base, Fitting fitting) {
        this.base = base;
        this.fitting = fitting;
        this.document = Jsoup.parseBodyFragment(html);
        document.outputSettings().prettyPrint(false);
    }

    /// The HTML to convert.
    ///
    /// @param base    where relative addresses start
    /// @param fitting learns of what is lost
    static String prepared(String html, URI base, Fitting fitting) {
        var source = new SourceHtml(html, base, fitting);
        source.cards();
        source.embeds();
        source.pictures();
        source.links();
        String prepared = source.document.body().html();
        BodyLosses.of(prepared).forEach(fitting::warn);
        return prepared;
    }

    /// The main picture of an article, unless there is none.
    static @Nullable Hero hero(@Nullable String url, @Nullable String alt, @Nullable String caption, URI base,
            Fitting fitting) {
        if (url == null || url.isBlank()) {
            return null;
        }
        String absolute = absolute(url, base);
        if (!absolute.startsWith("http")) {
            fitting.warn("The main picture has no address that could be kept: " + shortened(url));
            return null;
        }
        String text = fitting.line(alt, 500, "The main picture's alt text");
        return new Hero(absolute, text == null ? "" : text, caption == null || caption.isBlank() ? null : caption);
    }

    /// An address made absolute; as it is when it cannot be.
    static String absolute(String address, URI base) {
        String trimmed = address.strip().replace(" ", "%20");
        try {
            if (trimmed.isEmpty() || trimmed.startsWith("#") || trimmed.startsWith("mailto:")) {
                return address;
            }
            return trimmed.startsWith("//") ? "https:" + trimmed : base.resolve(trimmed).toString();
        } catch (IllegalArgumentException e) {
            return address;
        }
    }

    static boolean isEmbeddable(String address) {
        try {
            String host = URI.create(address.strip()).getHost();
            if (host == null) {
                return false;
            }
            String lower = host.toLowerCase(Locale.ROOT);
            return EMBEDDED_HOSTS.stream().anyMatch(known -> lower.equals(known) || lower.endsWith("." + known));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void cards() {
        for (Element card : document.select(BOOKMARK_CARDS)) {
            Element link = card.selectFirst("a[href]");
            if (link != null) {
                String title = text(card, ".kg-bookmark-title", link.attr("href"));
                Element bookmark = new Element("p")
                        .appendChild(new Element("a").attr("href", link.attr("href")).text(title));
                String description = text(card, ".kg-bookmark-description", "");
                if (!description.isEmpty()) {
                    bookmark.appendText(" – " + description);
                }
                fitting.warn("A bookmark card became a link; its pictures are left out.");
                card.replaceWith(bookmark);
            }
        }
        for (Element card : document.select(CALLOUT_CARDS)) {
            Element box = new Element("aside").addClass("callout").addClass("callout-note");
            Element said = card.selectFirst(".kg-callout-text");
            card.replaceWith(box.html(said == null ? card.html() : said.html()));
        }
        for (Element card : document.select(TOGGLE_CARDS)) {
            Element toggle = new Element("details");
            toggle.appendElement("summary").text(text(card, ".kg-toggle-heading-text", "More"));
            Element content = card.selectFirst(".kg-toggle-content");
            card.replaceWith(toggle.append(content == null ? "" : content.html()));
        }
        for (Element card : document.select(OTHER_CARDS)) {
            fitting.warn(
                    "A card (" + card.className().replaceAll(".*?(kg-(?:file|product|signup|header|cta)-card).*", "$1")
                            + ") became plain text and links.");
        }
    }

    private void embeds() {
        for (Element frame : document.select(EMBEDS)) {
            String address = absolute(frame.attr("src"), base);
            if (address.startsWith("http:")) {
                address = "https:" + address.substring("http:".length());
                fitting.warn("An embed by http is embedded by https: " + shortened(address));
            }
            frame.attr("src", address);
        }
        // Scripts that turn a quote into a post: the quote stays, the script is not needed.
        document.select(SCRIPTS_OF_POSTS)
                .remove();
        for (Element wrapper : document.select(WRAPPED_EMBEDS)) {
            String address = wrapper.text().strip();
            if (wrapper.children().isEmpty() && address.startsWith("http")) {
                wrapper.empty().appendElement("iframe").attr("src", address.replaceFirst("^http:", "https:"));
            }
        }
    }

    private void pictures() {
        for (Element caption : document.select(INNER_CAPTIONS)) {
            Element around = caption.parent();
            Element picture = around == null ? null : around.selectFirst("img");
            if (picture != null && !picture.hasAttr("title")) {
                picture.attr("title", caption.text());
                caption.remove();
            }
        }
        for (Element picture : document.select(PICTURES)) {
            String address = picture.attr("src");
            if (address.isBlank() || address.startsWith("data:")) {
                address = List
                        .of(picture.attr("data-src"), picture.attr("data-lazy-src"), picture.attr("data-orig-file"))
                        .stream()
                        .filter(other -> !other.isBlank()).findFirst().orElse(address);
            }
            picture.attr("src", absolute(address, base));
        }
        for (Element cover : document.select(BACKGROUND_PICTURES)) {
            String address = cover.attr("style").replaceAll("(?s).*background-image:\\s*url\\(['\"]?([^'\")]*).*",
                    "$1");
            if (cover.selectFirst("img") == null && !address.equals(cover.attr("style"))) {
                cover.prependElement("img").attr("src", absolute(address, base)).attr("alt", "");
                fitting.warn("A background picture became a picture.");
            }
        }
    }

    private void links() {
        for (Element link : document.select(LINKS)) {
            link.attr("href", absolute(link.attr("href"), base));
        }
    }

    private static String text(Element card, String selector, String fallback) {
        Element found = card.selectFirst(selector);
        return found == null || found.text().isBlank() ? fallback : found.text();
    }

    static String shortened(String address) {
        return address.length() <= 200 ? address : address.substring(0, 200) + "…";
    }
}
