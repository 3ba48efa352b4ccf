package org.meridiem.content.body;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/// Blocks as HTML and as plain text.
public final class BodyRendering {

    private BodyRendering() {
    }

    /// HTML fit to be put into a page as it is: only elements and attributes of docs/api/body.md, whatever the blocks hold.
    /// A library picture without an address is left out.
    public static String html(List<Block> blocks) {
        var html = new StringBuilder();
        for (Block block : blocks) {
            write(block, html);
        }
        return Markup.flow(html.toString());
    }

    /// What a reader reads, blocks parted by an empty line. Addresses are left out.
    public static String text(List<Block> blocks) {
        return blocks.stream().map(BodyRendering::text).filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    private static void write(Block block, StringBuilder html) {
        switch (block) {
            case Block.Paragraph(String text) -> html.append("<p>").append(text).append("</p>\n");
            case Block.Heading(int level, String text) -> {
                int bounded = Math.clamp(level, 2, 6);
                html.append("<h").append(bounded).append('>').append(text).append("</h").append(bounded).append(">\n");
            }
            case Block.Listing(boolean ordered, Integer start, List<Block.Listing.Item> items) -> {
                list(ordered, start, items, html);
                html.append('\n');
            }
            case Block.Quote(String text, String attribution, String url) -> {
                html.append("<blockquote").append(attribute("cite", url)).append("><p>").append(text).append("</p>");
                element("footer", attribution, html);
                html.append("</blockquote>\n");
            }
            case Block.Image image -> image(image, html);
            case Block.Gallery(List<Block.Image> images, String caption) -> {
                html.append("<figure>\n");
                images.forEach(image -> image(image, html));
                element("figcaption", caption, html);
                html.append("</figure>\n");
            }
            case Block.Embed(String url, String title, String caption) -> {
                html.append("<figure><a").append(attribute("href", url)).append('>')
                        .append(Markup.escape(title == null ? url : title)).append("</a>");
                element("figcaption", caption, html);
                html.append("</figure>\n");
            }
            case Block.Table table -> table(table, html);
            case Block.Code(String code, String language) -> html.append("<pre><code")
                    .append(attribute("class", language == null ? null : "language-" + language)).append('>')
                    .append(Markup.escape(code)).append("</code></pre>\n");
            case Block.Callout(CalloutKind kind, String title, String text) -> {
                String label = kind == null ? CalloutKind.NOTE.label() : kind.label();
                html.append("<aside class=\"callout callout-").append(label).append("\">");
                if (title != null) {
                    html.append("<p><strong>").append(Markup.escape(title)).append("</strong></p>");
                }
                html.append("<p>").append(text).append("</p></aside>\n");
            }
            case Block.Divider _ -> html.append("<hr>\n");
            case Block.Html(String inner) -> html.append(inner).append('\n');
        }
    }

    private static void list(boolean ordered, @Nullable Integer start, List<Block.Listing.Item> items,
            StringBuilder html) {
        String name = ordered ? "ol" : "ul";
        html.append('<').append(name).append(attribute("start", start == null ? null : start.toString())).append('>');
        for (Block.Listing.Item item : items) {
            html.append("<li>").append(item.text());
            if (item.list() != null) {
                list(item.list().ordered(), null, item.list().items(), html);
            }
            html.append("</li>");
        }
        html.append("</").append(name).append('>');
    }

    private static void image(Block.Image image, StringBuilder html) {
        if (image.url() == null) {
            return;
        }
        html.append("<figure><img").append(attribute("src", image.url())).append(attribute("alt", image.alt()))
                .append(attribute("width", image.width() == null ? null : image.width().toString()))
                .append(attribute("height", image.height() == null ? null : image.height().toString()))
                .append(" loading=\"lazy\">");
        if (image.caption() != null || image.credit() != null) {
            html.append("<figcaption>").append(image.caption() == null ? "" : image.caption());
            if (image.credit() != null) {
                html.append(image.caption() == null ? "" : " ").append("<small>").append(Markup.escape(image.credit()))
                        .append("</small>");
            }
            html.append("</figcaption>");
        }
        html.append("</figure>\n");
    }

    private static void table(Block.Table table, StringBuilder html) {
        html.append("<table>");
        element("caption", table.caption(), html);
        if (!table.header().isEmpty()) {
            html.append("<thead>");
            row("th", table.header(), html);
            html.append("</thead>");
        }
        html.append("<tbody>");
        table.rows().forEach(row -> row("td", row, html));
        html.append("</tbody></table>\n");
    }

    private static void row(String cell, List<String> cells, StringBuilder html) {
        html.append("<tr>");
        cells.forEach(
                text -> html.append('<').append(cell).append('>').append(text).append("</").append(cell).append('>'));
        html.append("</tr>");
    }

    private static void element(String name, @Nullable String inline, StringBuilder html) {
        if (inline != null) {
            html.append('<').append(name).append('>').append(inline).append("</").append(name).append('>');
        }
    }

    private static String attribute(String name, @Nullable String value) {
        return value == null ? "" : " " + name + "=\"" + Markup.attribute(value) + "\"";
    }

    private static String text(Block block) {
        return switch (block) {
            case Block.Paragraph(String text) -> Markup.text(text);
            case Block.Heading(int _, String text) -> Markup.text(text);
            case Block.Listing(boolean _, Integer _, List<Block.Listing.Item> items) -> items(items);
            case Block.Quote(String text, String attribution, String _) -> joined("\n", text, attribution);
            case Block.Image image -> joined("\n", Markup.escape(image.alt()), image.caption());
            case Block.Gallery(List<Block.Image> images, String caption) -> images.stream().map(BodyRendering::text)
                    .collect(Collectors.joining("\n")) + joined("\n", "", caption);
            case Block.Embed(String _, String title, String caption) ->
                joined("\n", title == null ? null : Markup.escape(title), caption);
            case Block.Table(List<String> header, List<List<String>> rows, String caption) ->
                joined("\n", caption) + "\n" + cells(header)
                        + "\n" + rows.stream().map(BodyRendering::cells).collect(Collectors.joining("\n"));
            case Block.Code(String code, String _) -> code;
            case Block.Callout(CalloutKind _, String title, String text) ->
                joined("\n", title == null ? null : Markup.escape(title), text);
            case Block.Divider _ -> "";
            case Block.Html(String html) -> Markup.parse(html).text();
        };
    }

    private static String items(List<Block.Listing.Item> items) {
        return items.stream()
                .map(item -> Markup.text(item.text()) + (item.list() == null ? "" : "\n" + items(item.list().items())))
                .collect(Collectors.joining("\n"));
    }

    private static String cells(List<String> cells) {
        return cells.stream().map(Markup::text).collect(Collectors.joining("\t"));
    }

    private static String joined(String separator, @Nullable String... inline) {
        return java.util.Arrays.stream(inline)
                .filter(text -> text != null && !text.isBlank())
                .map(Markup::text)
                .collect(Collectors.joining(separator));
    }
}
