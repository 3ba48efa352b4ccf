package org.meridiem.newsletter.block;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// Cleans blocks, and refuses those that a mail could not show.
public final class BlockCheck {

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9+#._-]{1,40}");
    private static final int LAST_START = 99_999;

    private BlockCheck() {
    }

    /// The blocks as they are stored.
    ///
    /// @param root JSON pointer of the list
    /// @throws ProblemException 400 at the first block that cannot be accepted
    public static List<Block> of(List<Block> blocks, String root) {
        var cleaned = new ArrayList<Block>();
        for (int i = 0; i < blocks.size(); i++) {
            cleaned.add(clean(blocks.get(i), root + '/' + i));
        }
        return List.copyOf(cleaned);
    }

    private static Block clean(Block block, String at) {
        return switch (block) {
            case Block.Paragraph(String text) -> new Block.Paragraph(required(text, at + "/text"));
            case Block.Heading heading -> heading(heading, at);
            case Block.Listing list -> list(list, at);
            case Block.Quote(String text, String attribution, String url) -> new Block.Quote(
                    required(text, at + "/text"), inline(attribution, at + "/attribution"),
                    url == null ? null : web(url, at + "/url"));
            case Block.Image image -> image(image, at);
            case Block.Gallery gallery -> gallery(gallery, at);
            case Block.Embed(String url, String title, String caption) -> new Block.Embed(
                    Address.https(url).orElseThrow(() -> refused(at + "/url", "must be an absolute https address")),
                    plain(title, at + "/title"), inline(caption, at + "/caption"));
            case Block.Table table -> table(table, at);
            case Block.Code code -> code(code, at);
            case Block.Callout(CalloutKind kind, String title, String text) -> new Block.Callout(kind,
                    plain(title, at + "/title"), required(text, at + "/text"));
            case Block.Divider divider -> divider;
        };
    }

    private static Block heading(Block.Heading heading, String at) {
        demand(heading.level() >= 2 && heading.level() <= 6, at + "/level", "must be 2 to 6; level 1 is the subject");
        return new Block.Heading(heading.level(), required(heading.text(), at + "/text"));
    }

    private static Block list(Block.Listing list, String at) {
        Integer start = list.start();
        demand(start == null || start >= 0 && start <= LAST_START, at + "/start", "must be 0 to " + LAST_START);
        return new Block.Listing(list.ordered(), list.ordered() ? start : null, items(list.items(), at + "/items", 1));
    }

    private static Block gallery(Block.Gallery gallery, String at) {
        demand(!gallery.images().isEmpty(), at + "/images", "must not be empty");
        atMost(gallery.images(), BlockLimits.GALLERY, at + "/images", "images");
        var cleaned = new ArrayList<Block.Image>();
        for (int i = 0; i < gallery.images().size(); i++) {
            cleaned.add(image(gallery.images().get(i), at + "/images/" + i));
        }
        return new Block.Gallery(cleaned, inline(gallery.caption(), at + "/caption"));
    }

    private static Block code(Block.Code code, String at) {
        demand(!code.code().isBlank(), at + "/code", "must not be empty");
        demand(code.language() == null || LANGUAGE.matcher(code.language()).matches(), at + "/language",
                "must be a short name such as java");
        return new Block.Code(Inline.printable(bounded(code.code(), at + "/code")), code.language());
    }

    private static List<Block.Listing.Item> items(List<Block.Listing.Item> items, String at, int depth) {
        demand(depth <= BlockLimits.LIST_DEPTH, at,
                "must not be nested deeper than " + BlockLimits.LIST_DEPTH + " lists");
        demand(!items.isEmpty(), at, "must not be empty");
        atMost(items, BlockLimits.LIST_ITEMS, at, "items");
        var cleaned = new ArrayList<Block.Listing.Item>();
        for (int i = 0; i < items.size(); i++) {
            Block.Listing.Item item = items.get(i);
            Block.Listing.Sublist below = item.list();
            cleaned.add(new Block.Listing.Item(required(item.text(), at + '/' + i + "/text"),
                    below == null
                            ? null
                            : new Block.Listing.Sublist(below.ordered(),
                                    items(below.items(), at + '/' + i + "/list/items", depth + 1))));
        }
        return cleaned;
    }

    private static Block.Image image(Block.Image image, String at) {
        String alt = plain(image.alt(), at + "/alt");
        demand(alt != null, at + "/alt", "must not be empty: many readers' mail programs show no pictures");
        pixels(image.width(), at + "/width");
        pixels(image.height(), at + "/height");
        return new Block.Image(web(image.url(), at + "/url"), Optional.ofNullable(alt).orElseThrow(),
                inline(image.caption(), at + "/caption"), plain(image.credit(), at + "/credit"), image.width(),
                image.height());
    }

    private static Block.Table table(Block.Table table, String at) {
        atMost(table.rows(), BlockLimits.ROWS, at + "/rows", "rows");
        int columns = Math.max(table.header().size(), table.rows().stream().mapToInt(List::size).max().orElse(0));
        demand(columns > 0, at + "/rows", "must not be empty");
        demand(columns <= BlockLimits.COLUMNS, at + "/rows",
                "must not have more than " + BlockLimits.COLUMNS + " columns");
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < table.rows().size(); i++) {
            rows.add(cells(table.rows().get(i), columns, at + "/rows/" + i));
        }
        return new Block.Table(table.header().isEmpty() ? List.of() : cells(table.header(), columns, at + "/header"),
                rows, inline(table.caption(), at + "/caption"));
    }

    private static List<String> cells(List<String> cells, int columns, String at) {
        var cleaned = new ArrayList<String>();
        for (int i = 0; i < columns; i++) {
            String cell = i < cells.size() ? inline(cells.get(i), at + '/' + i) : null;
            cleaned.add(cell == null ? "" : cell);
        }
        return cleaned;
    }

    private static String required(String html, String at) {
        String cleaned = inline(html, at);
        if (cleaned == null || Inline.text(cleaned, UnaryOperator.identity()).isBlank()) {
            throw refused(at, "must not be empty");
        }
        return cleaned;
    }

    private static @Nullable String inline(@Nullable String html, String at) {
        String cleaned = html == null ? "" : Inline.clean(bounded(html, at));
        return cleaned.isEmpty() ? null : cleaned;
    }

    private static @Nullable String plain(@Nullable String text, String at) {
        return text == null || text.isBlank() ? null : Inline.printable(bounded(text, at)).strip();
    }

    private static String web(String url, String at) {
        return Address.web(url).orElseThrow(() -> refused(at, "must be an absolute http or https address"));
    }

    private static void pixels(@Nullable Integer count, String at) {
        demand(count == null || count > 0 && count <= BlockLimits.PIXELS, at, "must be 1 to " + BlockLimits.PIXELS);
    }

    private static String bounded(String text, String at) {
        demand(text.length() <= BlockLimits.MEMBER, at,
                "must not be longer than " + BlockLimits.MEMBER + " characters");
        return text;
    }

    private static void atMost(List<?> list, int limit, String at, String what) {
        demand(list.size() <= limit, at, "must not hold more than " + limit + ' ' + what);
    }

    private static void demand(boolean kept, String at, String detail) {
        if (!kept) {
            throw refused(at, detail);
        }
    }

    private static ProblemException refused(String at, String detail) {
        return ProblemType.INVALID_INPUT.with("A block cannot be accepted.").at(at, detail);
    }
}
