package org.meridiem.content.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/// HTML to blocks: walks the tree, gathers running text into paragraphs and makes a block of every element that has one.
///
/// Its blocks hold markup as it came; [BlockCheck] cleans them.
final class HtmlReader {

    static final Set<String> DROPPED = Set.of("script", "style", "noscript", "template", "svg", "math",
            "object", "applet",
            "form", "input", "button", "select", "textarea", "head", "title", "meta", "link", "base", "canvas",
            "dialog", "frameset",
            "frame", "map", "nav", "xmp", "plaintext", "noembed", "noframes");
    private static final Set<String> CONTAINERS = Set.of("p", "div", "section", "article", "main", "header", "footer",
            "center",
            "address", "hgroup", "picture", "body", "font", "li", "fieldset");
    private static final Set<String> EMBEDS = Set.of("iframe", "embed", "video", "audio");
    private static final Set<String> BLOCKS = Set.of("p", "div", "section", "article", "main", "header", "footer",
            "center", "address", "hgroup", "picture", "fieldset", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl",
            "blockquote", "pre", "table", "figure", "hr", "aside", "details", "img", "iframe", "embed", "video",
            "audio");
    private static final Evaluator PICTURES_AND_EMBEDS = Selector.evaluatorOf("img,iframe,embed,video,audio");

    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder running = new StringBuilder();

    private HtmlReader() {
    }

    static List<Block> blocks(String html) {
        var reader = new HtmlReader();
        reader.flow(Markup.parse(html));
        reader.endParagraph();
        return reader.blocks;
    }

    private void flow(Element parent) {
        for (Node node : parent.childNodes()) {
            if (node instanceof TextNode text) {
                running.append(Markup.escape(text.getWholeText()));
            } else if (node instanceof Element element) {
                element(element);
            }
        }
    }

    private void element(Element element) {
        String name = element.normalName();
        if (DROPPED.contains(name)) {
            return;
        }
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                block(element, heading -> new Block.Heading(Math.max(2, name.charAt(1) - '0'), inlineOf(heading)));
            case "ul", "ol" -> block(element, HtmlReader::listing);
            case "blockquote" -> block(element, quote -> quote(quote, null));
            case "pre" -> block(code(element));
            case "table" -> block(element, HtmlReader::table);
            case "figure" -> figure(element);
            case "aside" -> block(element, HtmlReader::callout);
            case "hr" -> block(new Block.Divider());
            case "img" -> image(element).ifPresent(this::block);
            case "iframe", "embed", "video", "audio" -> embed(element, null).ifPresent(this::block);
            case "details", "dl" -> block(new Block.Html(element.outerHtml()));
            default -> {
                if (CONTAINERS.contains(name)) {
                    endParagraph();
                    flow(element);
                    endParagraph();
                } else if (holdsBlocks(element)) {
                    flow(element);
                } else {
                    running.append(element.outerHtml());
                }
            }
        }
    }

    private void block(Block block) {
        endParagraph();
        blocks.add(block);
    }

    /// Adds a block. Pictures and embeds that it cannot hold follow it, so that nothing that readers saw is lost.
    private void block(Element source, Function<Element, Block> made) {
        List<Element> inside = source.select(PICTURES_AND_EMBEDS);
        block(made.apply(source));
        for (Element left : inside) {
            if (EMBEDS.contains(left.normalName())) {
                embed(left, null).ifPresent(blocks::add);
            } else {
                image(left).ifPresent(blocks::add);
            }
        }
    }

    private void endParagraph() {
        String text = running.toString();
        running.setLength(0);
        if (!text.isBlank()) {
            // One that shows nothing once it is cleaned is left out by the check.
            blocks.add(new Block.Paragraph(text.strip()));
        }
    }

    private static boolean holdsBlocks(Element element) {
        return element.stream().anyMatch(inside -> BLOCKS.contains(inside.normalName()));
    }

    /// Inline HTML of an element; blocks inside it are parted by line breaks.
    private static String inlineOf(Element element) {
        var inline = new StringBuilder();
        inlineOf(element, inline);
        return trimBreaks(inline.toString());
    }

    private static void inlineOf(Element element, StringBuilder inline) {
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode text) {
                inline.append(Markup.escape(text.getWholeText()));
            } else if (node instanceof Element child && !DROPPED.contains(child.normalName())) {
                if (CONTAINERS.contains(child.normalName()) || BLOCKS.contains(child.normalName())) {
                    if (!isBlank(inline) && !EMBEDS.contains(child.normalName())
                            && !child.normalName().equals("img")) {
                        inline.append("<br>");
                    }
                    inlineOf(child, inline);
                } else if (holdsBlocks(child)) {
                    inlineOf(child, inline);
                } else {
                    inline.append(child.outerHtml());
                }
            }
        }
    }

    private static boolean isBlank(CharSequence text) {
        return text.chars().allMatch(Character::isWhitespace);
    }

    private static String trimBreaks(String inline) {
        String trimmed = inline.strip();
        while (trimmed.startsWith("<br>")) {
            trimmed = trimmed.substring(4).strip();
        }
        while (trimmed.endsWith("<br>")) {
            trimmed = trimmed.substring(0, trimmed.length() - 4).strip();
        }
        return trimmed;
    }

    private static Block.Listing listing(Element list) {
        boolean ordered = list.normalName().equals("ol");
        Integer start = ordered && list.attr("start").matches("[0-9]{1,5}")
                ? Integer.valueOf(list.attr("start"))
                : null;
        return new Block.Listing(ordered, start, items(list, 1));
    }

    private static List<Block.Listing.Item> items(Element list, int depth) {
        List<Block.Listing.Item> items = new ArrayList<>();
        for (Element item : list.children()) {
            List<Element> below = depth < BodyLimits.LIST_DEPTH ? sublists(item) : List.of();
            below.forEach(Node::remove);
            Block.Listing.Sublist sublist = below.isEmpty()
                    ? null
                    : new Block.Listing.Sublist(below.getFirst().normalName().equals("ol"),
                            below.stream().flatMap(inner -> items(inner, depth + 1).stream()).toList());
            String text = inlineOf(item);
            if (sublist != null || !Markup.text(Markup.inline(text)).isBlank()) {
                items.add(new Block.Listing.Item(text, sublist == null || sublist.items().isEmpty() ? null : sublist));
            }
        }
        return items;
    }

    private static List<Element> sublists(Element item) {
        return item.children().stream()
                .filter(child -> child.normalName().equals("ul") || child.normalName().equals("ol")).toList();
    }

    private static Block.Quote quote(Element quote, @Nullable String attribution) {
        Element said = quote.selectFirst("footer, cite:last-child");
        String by = attribution;
        if (said != null) {
            by = by == null ? inlineOf(said) : by;
            said.remove();
        }
        return new Block.Quote(inlineOf(quote), by, Address.http(quote.attr("cite")).orElse(null));
    }

    private static Block.Code code(Element pre) {
        Element inner = pre.selectFirst("code");
        String classes = pre.className() + " " + (inner == null ? "" : inner.className());
        String language = null;
        for (String name : classes.split(" ")) {
            if (name.matches("(language|lang)-[A-Za-z0-9+#._-]{1,40}")) {
                language = name.substring(name.indexOf('-') + 1);
            }
        }
        String text = pre.wholeText();
        return new Block.Code(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text, language);
    }

    private static Block.Table table(Element table) {
        List<String> header = List.of();
        List<List<String>> rows = new ArrayList<>();
        for (Element row : table.select("> tr, > thead > tr, > tbody > tr, > tfoot > tr")) {
            List<String> cells = row.children().stream().map(HtmlReader::inlineOf).toList();
            boolean head = rows.isEmpty() && header.isEmpty() && !row.children().isEmpty()
                    && row.children().stream().allMatch(cell -> cell.normalName().equals("th"));
            if (head) {
                header = cells;
            } else if (!cells.isEmpty()) {
                rows.add(cells);
            }
        }
        Element caption = table.selectFirst("> caption");
        return new Block.Table(header, rows, caption == null ? null : inlineOf(caption));
    }

    private static Block.Callout callout(Element aside) {
        CalloutKind kind = CalloutKind.NOTE;
        for (CalloutKind candidate : CalloutKind.values()) {
            if (aside.hasClass("callout-" + candidate.label())) {
                kind = candidate;
            }
        }
        return new Block.Callout(kind, null, inlineOf(aside));
    }

    private void figure(Element figure) {
        Element said = figure.selectFirst("figcaption");
        String caption = said == null || inlineOf(said).isEmpty() ? null : inlineOf(said);
        if (said != null) {
            said.remove();
        }
        List<Block.Image> images = figure.select("img").stream().map(HtmlReader::image).flatMap(Optional::stream)
                .toList();
        Element quote = figure.selectFirst("blockquote");
        Optional<Block.Embed> embed = Optional.ofNullable(figure.selectFirst("iframe,embed,video,audio"))
                .flatMap(it -> embed(it, caption));
        if (quote != null) {
            block(figure, _ -> quote(quote, caption));
        } else if (figure.selectFirst("table,pre") == null && images.size() == 1) {
            Block.Image only = images.getFirst();
            block(new Block.Image(null, only.url(), only.alt(), caption, null, only.width(), only.height()));
        } else if (figure.selectFirst("table,pre") == null && images.size() > 1) {
            block(new Block.Gallery(images, caption));
        } else if (embed.isPresent()) {
            block(embed.get());
        } else {
            endParagraph();
            flow(figure);
            endParagraph();
            if (caption != null) {
                blocks.add(new Block.Paragraph(caption));
            }
        }
    }

    private static Optional<Block.Image> image(Element img) {
        String caption = img.attr("title").isBlank() ? null : Markup.escape(img.attr("title"));
        return Address.http(img.attr("src")).map(url -> new Block.Image(null, url, img.attr("alt"), caption, null,
                pixels(img.attr("width")), pixels(img.attr("height"))));
    }

    private static Optional<Block.Embed> embed(Element element, @Nullable String caption) {
        Element inner = element.selectFirst("source");
        String src = element.hasAttr("src") ? element.attr("src") : inner == null ? "" : inner.attr("src");
        String title = element.attr("title");
        return Address.https(src).map(url -> new Block.Embed(url, title.isBlank() ? null : title, caption));
    }

    private static @Nullable Integer pixels(String value) {
        return value.matches("[1-9][0-9]{0,4}") ? Integer.valueOf(value) : null;
    }
}
