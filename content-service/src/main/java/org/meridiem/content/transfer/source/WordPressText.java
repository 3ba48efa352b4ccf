package org.meridiem.content.transfer.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Entities;

import com.fasterxml.jackson.databind.JsonNode;

/// The body of a WordPress post as HTML: blocks lose their comments, shortcodes become elements, blank lines become paragraphs.
final class WordPressText {

    private static final Pattern BLOCK = Pattern.compile("<!--\\s*(/?)wp:([a-z0-9/-]+)(?:\\s+[^>]*?(?<!-))?(/?)-->");
    private static final Pattern SHORTCODE = Pattern.compile(
            "\\[(/?)([a-z][a-z0-9_-]{1,30})((?:\\s|=)[^\\]\\n]{0,2000})?\\]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CAPTION = Pattern.compile("\\[(?:wp_)?caption([^\\]]*)\\](.*?)\\[/(?:wp_)?caption\\]",
            Pattern.DOTALL);
    private static final Pattern GALLERY = Pattern.compile("\\[gallery([^\\]]*)\\]");
    private static final Pattern EMBED = Pattern.compile("\\[embed[^\\]]*\\](.*?)\\[/embed\\]", Pattern.DOTALL);
    private static final Pattern PLAYER = Pattern.compile("\\[(audio|video)([^\\]]*)\\](?:\\[/\\1\\])?");
    private static final Pattern CODE = Pattern.compile("\\[(code|sourcecode)([^\\]]*)\\](.*?)\\[/\\1\\]",
            Pattern.DOTALL);
    private static final Pattern LONE_ADDRESS = Pattern
            .compile("(?m)^\\s*(?:<p>)?\\s*(https?://[^\\s<>\"]+)\\s*(?:</p>)?\\s*$");
    private static final Pattern BLOCK_LEVEL = Pattern.compile(
            "(?i)^</?(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]"
                    + "|hr|fieldset|legend|section|article|aside|header|footer|nav|figure|figcaption|details|summary|iframe|video|audio|script)\\b.*");
    private static final Pattern VERBATIM = Pattern.compile("(?is)<(pre|script|style|textarea)\\b.*?</\\1>");
    /// Blocks whose content is made when a page is shown: the file holds nothing of it.
    private static final Set<String> WITHOUT_CONTENT = Set.of("archives", "avatar", "calendar", "categories",
            "comments", "latest-comments",
            "latest-posts", "loginout", "navigation", "page-list", "query", "rss", "search", "site-logo",
            "site-tagline", "site-title",
            "social-links", "social-link", "tag-cloud", "term-description", "read-more", "block", "template-part");
    private static final Set<String> TEXTUAL = Set.of("if", "sic", "the", "a");

    private final Shelf shelf;
    private final String post;
    private final Fitting fitting;

    WordPressText(Shelf shelf, String post, Fitting fitting) {
        this.shelf = shelf;
        this.post = post;
        this.fitting = fitting;
    }

    String html(String content) {
        String text = content.replace("\r\n", "\n").replace('\r', '\n');
        boolean blocks = BLOCK.matcher(text).find();
        if (blocks) {
            text = withoutBlockMarks(text);
        }
        text = text.replaceAll("<!--nextpage-->", "\n\n<hr>\n\n").replaceAll("<!--more[^>]*-->", "");
        text = shortcodes(text);
        text = LONE_ADDRESS.matcher(text).replaceAll(found -> SourceHtml.isEmbeddable(found.group(1))
                ? Matcher.quoteReplacement("\n\n" + frame(found.group(1)) + "\n\n")
                : Matcher.quoteReplacement(found.group()));
        return blocks ? text : paragraphs(text);
    }

    private String withoutBlockMarks(String text) {
        Set<String> dynamic = new TreeSet<>();
        String unmarked = BLOCK.matcher(text).replaceAll(mark -> {
            String name = mark.group(2);
            if (mark.group(1).isEmpty()
                    && (WITHOUT_CONTENT.contains(name) || name.startsWith("post-") || name.startsWith("comment")
                            || name.startsWith("query")
                            || name.contains("/") && !name.startsWith("core-embed/") && !mark.group(3).isEmpty())) {
                dynamic.add(name);
            }
            return "";
        });
        dynamic.forEach(
                name -> fitting.warn("A block that WordPress fills when it shows the page is left out: " + name + "."));
        return unmarked;
    }

    private String shortcodes(String content) {
        String text = CODE.matcher(content).replaceAll(code -> Matcher.quoteReplacement(
                "<pre><code>" + Entities.escape(code.group(3).replace("[", "&#91;")) + "</code></pre>"));
        text = CAPTION.matcher(text)
                .replaceAll(caption -> Matcher.quoteReplacement(caption(caption.group(1), caption.group(2))));
        text = GALLERY.matcher(text).replaceAll(gallery -> Matcher.quoteReplacement(gallery(gallery.group(1))));
        text = EMBED.matcher(text).replaceAll(embed -> Matcher.quoteReplacement(embedOrLink(embed.group(1).strip())));
        text = PLAYER.matcher(text).replaceAll(player -> Matcher.quoteReplacement(player(player.group(2))));
        Matcher left = SHORTCODE.matcher(VERBATIM.matcher(text).replaceAll(""));
        Set<String> names = new TreeSet<>();
        while (left.find()) {
            if (!TEXTUAL.contains(left.group(2).toLowerCase(Locale.ROOT))
                    && (left.group(3) != null || left.group(1).equals("/"))) {
                names.add(left.group(2));
            }
        }
        names.forEach(name -> fitting.warn("The shortcode [" + name + "] is not known and stays as text."));
        return text;
    }

    private static String caption(String attributes, String inside) {
        Matcher picture = Pattern.compile("(?is)^\\s*(<a\\b[^>]*>\\s*<img\\b[^>]*>\\s*</a>|<img\\b[^>]*>)(.*)$")
                .matcher(inside);
        if (!picture.matches()) {
            return inside;
        }
        String caption = picture.group(2).strip();
        if (caption.isEmpty()) {
            caption = attribute(attributes, "caption");
        }
        return "\n\n<figure>" + picture.group(1) + "<figcaption>" + caption + "</figcaption></figure>\n\n";
    }

    private String gallery(String attributes) {
        List<JsonNode> pictures = new ArrayList<>();
        String ids = attribute(attributes, "ids");
        if (ids.isEmpty()) {
            pictures.addAll(shelf.get(WordPressReader.ATTACHMENTS_OF, post));
        }
        for (String id : ids.split("[,\\s]+")) {
            if (!id.isEmpty()) {
                List<JsonNode> found = shelf.get(WordPressReader.ATTACHMENTS, id);
                pictures.addAll(found);
                if (found.isEmpty()) {
                    fitting.warn("A picture of a gallery is left out: attachment " + id + " is not in the file.");
                }
            }
        }
        if (pictures.isEmpty()) {
            fitting.warn("A gallery is left out: none of its pictures is in the file.");
            return "";
        }
        var figure = new StringBuilder("\n\n<figure>");
        for (JsonNode picture : pictures) {
            figure.append("<img src=\"").append(MobiledocText.attribute(picture.path("url").asText()))
                    .append("\" alt=\"")
                    .append(MobiledocText.attribute(picture.path("alt").asText())).append("\">");
        }
        return figure.append("</figure>\n\n").toString();
    }

    private String player(String attributes) {
        for (String name : List.of("src", "mp3", "mp4", "ogg", "m4a", "webm", "ogv", "wav")) {
            String address = attribute(attributes, name);
            if (!address.isEmpty()) {
                return "\n\n" + frame(address) + "\n\n";
            }
        }
        Matcher bare = Pattern.compile("https?://[^\\s\"\\]]+").matcher(attributes);
        if (bare.find()) {
            return "\n\n" + frame(bare.group()) + "\n\n";
        }
        fitting.warn("A player without an address is left out.");
        return "";
    }

    private static String embedOrLink(String address) {
        return address.startsWith("http") ? "\n\n" + frame(address) + "\n\n" : address;
    }

    private static String frame(String address) {
        return "<iframe src=\"" + MobiledocText.attribute(address.replaceFirst("^http:", "https:")) + "\"></iframe>";
    }

    private static String attribute(String attributes, String name) {
        Matcher found = Pattern.compile("\\b" + name + "\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"']+))")
                .matcher(attributes);
        if (!found.find()) {
            return "";
        }
        String value = found.group(1) != null
                ? found.group(1)
                : found.group(2) != null ? found.group(2) : found.group(3);
        return value == null ? "" : value;
    }

    /// What WordPress's `wpautop` does: blank lines part paragraphs, single ones break lines.
    private static String paragraphs(String text) {
        List<String> verbatim = new ArrayList<>();
        String marked = VERBATIM.matcher(text).replaceAll(found -> {
            verbatim.add(found.group());
            return "\n\n<pre data-kept=\"" + (verbatim.size() - 1) + "\"></pre>\n\n";
        });
        var html = new StringBuilder();
        for (String part : marked.split("\n\\s*\n")) {
            String trimmed = part.strip();
            if (trimmed.isEmpty()) {
                continue;
            }
            if (BLOCK_LEVEL.matcher(trimmed.lines().findFirst().orElse("")).matches()) {
                html.append(trimmed).append('\n');
            } else {
                html.append("<p>").append(trimmed.replace("\n", "<br>\n")).append("</p>\n");
            }
        }
        String done = html.toString();
        for (int i = 0; i < verbatim.size(); i++) {
            done = done.replace("<pre data-kept=\"" + i + "\"></pre>", verbatim.get(i));
        }
        return done;
    }
}
