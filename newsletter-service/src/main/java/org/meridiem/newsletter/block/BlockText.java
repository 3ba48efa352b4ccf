package org.meridiem.newsletter.block;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/// Blocks as plain text, parted by empty lines.
final class BlockText {

    private static final String INDENT = "    ";

    private final UnaryOperator<String> links;

    /// @param links makes of each web address the one that is written
    BlockText(UnaryOperator<String> links) {
        this.links = links;
    }

    String write(List<Block> blocks) {
        return blocks.stream().map(this::write).collect(Collectors.joining("\n\n"));
    }

    private String write(Block block) {
        return switch (block) {
            case Block.Paragraph(String text) -> inline(text);
            case Block.Heading(int level, String text) -> heading(level, inline(text));
            case Block.Listing(boolean ordered, Integer start, List<Block.Listing.Item> items) ->
                String.join("\n", items(items, ordered, start == null ? 1 : start));
            case Block.Quote(String text, String attribution, String url) -> indented(lines(inline(text),
                    attribution == null ? null : "— " + inline(attribution), url == null ? null : links.apply(url)));
            case Block.Image image -> image(image);
            case Block.Gallery(List<Block.Image> images, String caption) -> lines(
                    images.stream().map(this::image).collect(Collectors.joining("\n")),
                    caption == null ? null : inline(caption));
            case Block.Embed(String url, String title, String caption) -> lines(title, links.apply(url),
                    caption == null ? null : inline(caption));
            case Block.Table(List<String> header, List<List<String>> rows, String caption) ->
                lines(caption == null ? null : inline(caption), header.isEmpty() ? null : cells(header),
                        rows.isEmpty() ? null : rows.stream().map(this::cells).collect(Collectors.joining("\n")));
            case Block.Code(String code, String _) -> indented(code.stripTrailing());
            case Block.Callout(CalloutKind _, String title, String text) -> indented(lines(title, inline(text)));
            case Block.Divider _ -> "* * *";
        };
    }

    private static String heading(int level, String text) {
        int width = text.lines().mapToInt(String::length).max().orElse(0);
        return level == 2 ? text + '\n' + "-".repeat(Math.min(width, 40)) : text;
    }

    private List<String> items(List<Block.Listing.Item> items, boolean ordered, int start) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < items.size(); i++) {
            lines.add((ordered ? start + i + ". " : "* ") + inline(items.get(i).text()).replace('\n', ' '));
            Block.Listing.Sublist below = items.get(i).list();
            if (below != null) {
                items(below.items(), below.ordered(), 1).forEach(line -> lines.add("  " + line));
            }
        }
        return lines;
    }

    private String image(Block.Image image) {
        return lines('[' + image.alt() + ']', image.caption() == null ? null : inline(image.caption()),
                image.credit());
    }

    private String cells(List<String> cells) {
        return cells.stream().map(this::inline).map(cell -> cell.replace('\n', ' ')).collect(Collectors.joining(" | "));
    }

    private String inline(String html) {
        return Inline.text(html, links);
    }

    private static String indented(String text) {
        return text.lines().map(line -> INDENT + line).collect(Collectors.joining("\n"));
    }

    private static String lines(@Nullable String... lines) {
        return Stream.of(lines).filter(line -> line != null && !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
