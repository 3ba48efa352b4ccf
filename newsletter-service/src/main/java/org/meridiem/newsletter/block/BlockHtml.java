package org.meridiem.newsletter.block;

import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/// Blocks as HTML that old mail programs understand. Classes are those of the letter's style sheet, for the dark.
final class BlockHtml {

    /// The column's width less its margins.
    private static final int WIDTH = 552;
    private static final String SERIF = "font-family:Georgia,'Times New Roman',serif;font-weight:bold;";
    private static final String SMALL = "font-size:13px;line-height:18px;color:#6b615a";
    private static final String TABLE = "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";

    private final boolean rightToLeft;
    private final UnaryOperator<String> links;
    private final StringBuilder out = new StringBuilder();

    /// @param links makes of each web address that a reader may follow the one that is written
    BlockHtml(boolean rightToLeft, UnaryOperator<String> links) {
        this.rightToLeft = rightToLeft;
        this.links = links;
    }

    String write(List<Block> blocks) {
        blocks.forEach(this::write);
        return out.toString();
    }

    private void write(Block block) {
        switch (block) {
            case Block.Paragraph(String text) -> line("<p style=\"margin:0 0 16px\">", inline(text), "</p>");
            case Block.Heading(int level, String text) -> heading(level, text);
            case Block.Listing(boolean ordered, Integer start, List<Block.Listing.Item> items) -> {
                list(ordered, start, items, "margin:0 0 16px;");
                out.append('\n');
            }
            case Block.Quote quote -> quote(quote);
            case Block.Image image -> image(image);
            case Block.Gallery(List<Block.Image> images, String caption) -> {
                images.forEach(this::image);
                small(caption);
            }
            case Block.Embed(String url, String title, String caption) -> {
                box("<strong>" + anchor(url, title == null ? url : title) + "</strong><br><span class=\"soft\" style=\""
                        + SMALL + "\">" + Inline.escape(URI.create(url).getHost()) + "</span>");
                small(caption);
            }
            case Block.Table table -> table(table);
            case Block.Code(String code, String _) -> box(
                    "<pre dir=\"ltr\" style=\"margin:0;white-space:pre-wrap;word-break:break-word;font-family:Menlo,Consolas,'Courier New',monospace;font-size:14px;line-height:21px\">"
                            + Inline.escape(code) + "</pre>");
            case Block.Callout(CalloutKind _, String title, String text) ->
                box((title == null ? "" : "<strong>" + Inline.escape(title) + "</strong><br>") + inline(text));
            case Block.Divider _ -> line(
                    TABLE + " style=\"margin:8px 0 24px\"><tr><td class=\"rule\" style=\"border-top:1px solid #e3dbd1;font-size:1px;line-height:1px\">",
                    "&nbsp;", "</td></tr></table>");
        }
    }

    private void heading(int level, String text) {
        String size = switch (level) {
            case 2 -> "font-size:24px;line-height:30px";
            case 3 -> "font-size:20px;line-height:26px";
            default -> "font-size:17px;line-height:24px";
        };
        String element = "h" + level;
        line('<' + element + " style=\"margin:8px 0 12px;" + SERIF + size + "\">", inline(text), "</" + element + '>');
    }

    private void list(boolean ordered, @Nullable Integer start, List<Block.Listing.Item> items, String margin) {
        String element = ordered ? "ol" : "ul";
        out.append('<').append(element);
        if (start != null) {
            out.append(" start=\"").append(start.intValue()).append('"');
        }
        out.append(" style=\"").append(margin).append("padding:0 24px\">");
        for (Block.Listing.Item item : items) {
            out.append("<li style=\"margin:0 0 6px\">").append(inline(item.text()));
            Block.Listing.Sublist below = item.list();
            if (below != null) {
                list(below.ordered(), null, below.items(), "margin:6px 0 0;");
            }
            out.append("</li>");
        }
        out.append("</").append(element).append('>');
    }

    private void quote(Block.Quote quote) {
        String side = rightToLeft ? "right" : "left";
        out.append("<blockquote class=\"bar\" style=\"margin:0 0 16px;padding-").append(side)
                .append(":16px;border-").append(side).append(":3px solid #9c1f2e;font-style:italic\">")
                .append(inline(quote.text()));
        String source = quote.attribution() == null ? null : inline(quote.attribution());
        if (quote.url() != null) {
            String host = Inline.escape(URI.create(quote.url()).getHost());
            source = (source == null ? "" : source + ", ") + link(quote.url()) + host + "</a>";
        }
        if (source != null) {
            out.append("<br><span class=\"soft\" style=\"font-style:normal;").append(SMALL).append("\">— ")
                    .append(source).append("</span>");
        }
        out.append("</blockquote>\n");
    }

    private void image(Block.Image image) {
        int width = image.width() == null ? WIDTH : Math.min(WIDTH, image.width());
        out.append("<img src=\"").append(Inline.escape(image.url())).append("\" alt=\"")
                .append(Inline.escape(image.alt())).append("\" width=\"").append(width);
        if (image.width() != null && image.height() != null) {
            out.append("\" height=\"")
                    .append(Math.max(1, Math.round((float) image.height() * width / image.width())));
        }
        boolean explained = image.caption() != null || image.credit() != null;
        out.append("\" style=\"display:block;width:100%;max-width:").append(width)
                .append("px;height:auto;margin:0 0 ").append(explained ? 6 : 16)
                .append("px;border:0;border-radius:4px;background:#e8e1d8;color:#6b615a;font-size:14px;line-height:20px\">\n");
        String credit = image.credit() == null ? "" : Inline.escape(image.credit());
        small(image.caption() == null ? credit : image.caption() + (credit.isEmpty() ? "" : " · " + credit));
    }

    private void table(Block.Table table) {
        out.append("<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" style=\"margin:0 0 16px;")
                .append("border-collapse:collapse;font-size:15px;line-height:21px\">");
        if (table.caption() != null) {
            out.append("<caption class=\"soft\" style=\"text-align:").append(rightToLeft ? "right" : "left")
                    .append(";padding:0 0 6px;").append(SMALL).append("\">").append(inline(table.caption()))
                    .append("</caption>");
        }
        if (!table.header().isEmpty()) {
            row("th scope=\"col\"", "th", "border-bottom:2px solid #9c1f2e;", "bar", table.header());
        }
        table.rows().forEach(row -> row("td", "td", "border-bottom:1px solid #e3dbd1;", "rule", row));
        out.append("</table>\n");
    }

    private void row(String opening, String closing, String border, String style, List<String> cells) {
        out.append("<tr>");
        cells.forEach(cell -> out.append('<').append(opening).append(" class=\"ink ").append(style)
                .append("\" align=\"").append(rightToLeft ? "right" : "left")
                .append("\" valign=\"top\" style=\"padding:8px 6px;").append(border).append("color:#1c1613\">")
                .append(inline(cell)).append("</").append(closing).append('>'));
        out.append("</tr>");
    }

    private void box(String inside) {
        line(TABLE
                + " class=\"box\" style=\"margin:0 0 16px;background:#f7f3ee;border-radius:6px\"><tr><td class=\"ink\" style=\"padding:14px 18px;font-size:16px;line-height:24px;color:#1c1613\">",
                inside, "</td></tr></table>");
    }

    /// What stands below a picture or a box.
    private void small(@Nullable String inline) {
        if (inline != null && !inline.isEmpty()) {
            line("<div class=\"soft\" style=\"margin:0 0 16px;" + SMALL + "\">", inline(inline), "</div>");
        }
    }

    private void line(String before, String inside, String after) {
        out.append(before).append(inside).append(after).append('\n');
    }

    private String anchor(String url, String words) {
        return link(url) + Inline.escape(words) + "</a>";
    }

    private String link(String url) {
        return "<a class=\"link\" style=\"color:#9c1f2e;text-decoration:underline\" href=\""
                + Inline.escape(links.apply(url)) + "\">";
    }

    private String inline(String html) {
        return Inline.mail(html, links);
    }
}
