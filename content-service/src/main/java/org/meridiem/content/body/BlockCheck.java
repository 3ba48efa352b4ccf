package org.meridiem.content.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/// Cleans blocks and holds them to [BodyLimits].
final class BlockCheck {

    private final String root;
    private final List<Block> blocks = new ArrayList<>();
    private long characters;

    private BlockCheck(String root) {
        this.root = root;
    }

    /// @param root pointer of the list, from the body down
    /// @throws InvalidBodyException at the first block that cannot be accepted
    static List<Block> of(List<Block> blocks, String root) {
        var check = new BlockCheck(root);
        if (blocks.size() > BodyLimits.BLOCKS) {
            throw tooMany(root);
        }
        for (int i = 0; i < blocks.size(); i++) {
            check.blocks.add(check.clean(blocks.get(i), root + "/" + i));
        }
        return List.copyOf(check.blocks);
    }

    /// The same for blocks that were made out of a source: what has no content is left out, as a browser would show nothing of it.
    static List<Block> ofConverted(List<Block> blocks, String source) {
        var check = new BlockCheck(source);
        for (Block block : blocks) {
            long before = check.characters;
            try {
                check.blocks.add(check.clean(block, source));
            } catch (InvalidBodyException e) {
                if (!e.isEmpty()) {
                    throw new InvalidBodyException(source, "becomes a block that is not allowed: " + e.detail());
                }
                check.characters = before;
            }
        }
        if (check.blocks.size() > BodyLimits.BLOCKS) {
            throw tooMany(source);
        }
        return List.copyOf(check.blocks);
    }

    private static InvalidBodyException tooMany(String root) {
        return new InvalidBodyException(root, "must not hold more than " + BodyLimits.BLOCKS + " blocks");
    }

    private Block clean(Block block, String at) {
        return switch (block) {
            case Block.Paragraph(String text) -> new Block.Paragraph(requiredInline(text, at + "/text"));
            case Block.Heading heading -> heading(heading, at);
            case Block.Listing list -> list(list, at);
            case Block.Quote(String text, String attribution, String url) ->
                new Block.Quote(requiredInline(text, at + "/text"),
                        inline(attribution, at + "/attribution"), url(url, at + "/url"));
            case Block.Image image -> image(image, at);
            case Block.Gallery gallery -> gallery(gallery, at);
            case Block.Embed(String url, String title, String caption) -> new Block.Embed(
                    Address.https(url).orElseThrow(
                            () -> new InvalidBodyException(at + "/url", "must be an absolute https address")),
                    plain(title, at + "/title"), inline(caption, at + "/caption"));
            case Block.Table table -> table(table, at);
            case Block.Code code -> code(code, at);
            case Block.Callout(CalloutKind kind, String title, String text) ->
                new Block.Callout(kind, plain(title, at + "/title"),
                        requiredInline(text, at + "/text"));
            case Block.Divider divider -> divider;
            case Block.Html(String html) -> html(html, at + "/html");
        };
    }

    private Block heading(Block.Heading heading, String at) {
        demand(heading.level() >= 2 && heading.level() <= 6, at + "/level", "must be 2 to 6; level 1 is the headline");
        return new Block.Heading(heading.level(), requiredInline(heading.text(), at + "/text"));
    }

    private Block list(Block.Listing list, String at) {
        Integer start = list.start();
        demand(start == null || start >= 0 && start < 100_000, at + "/start", "must be 0 to 99999");
        return new Block.Listing(list.ordered(), list.ordered() ? start : null, items(list.items(), at + "/items", 1));
    }

    private Block gallery(Block.Gallery gallery, String at) {
        List<Block.Image> images = gallery.images();
        demand(!images.isEmpty(), at + "/images", "must hold at least one image");
        demand(images.size() <= BodyLimits.GALLERY, at + "/images",
                "must not hold more than " + BodyLimits.GALLERY + " images");
        List<Block.Image> cleaned = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            cleaned.add(image(images.get(i), at + "/images/" + i));
        }
        return new Block.Gallery(cleaned, inline(gallery.caption(), at + "/caption"));
    }

    private Block code(Block.Code code, String at) {
        demandContent(!code.code().isBlank(), at + "/code");
        demand(code.language() == null || code.language().matches("[A-Za-z0-9+#._-]{1,40}"), at + "/language",
                "must be a short name such as java");
        return new Block.Code(counted(code.code(), at + "/code"), code.language());
    }

    private Block html(String html, String at) {
        String cleaned = counted(Markup.flow(counted(html, at)), at);
        demandContent(Markup.showsSomething(cleaned), at);
        return new Block.Html(cleaned);
    }

    private List<Block.Listing.Item> items(List<Block.Listing.Item> items, String at, int depth) {
        demand(depth <= BodyLimits.LIST_DEPTH, at,
                "must not be nested deeper than " + BodyLimits.LIST_DEPTH + " lists");
        demandContent(!items.isEmpty(), at);
        demand(items.size() <= BodyLimits.LIST_ITEMS, at,
                "must not hold more than " + BodyLimits.LIST_ITEMS + " items");
        List<Block.Listing.Item> cleaned = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Block.Listing.Item item = items.get(i);
            String here = at + "/" + i;
            Block.Listing.Sublist list = item.list();
            String text = list == null
                    ? requiredInline(item.text(), here + "/text")
                    : inline(item.text(), here + "/text");
            cleaned.add(new Block.Listing.Item(text == null ? "" : text, list == null
                    ? null
                    : new Block.Listing.Sublist(list.ordered(), items(list.items(), here + "/list/items", depth + 1))));
        }
        return cleaned;
    }

    private Block.Image image(Block.Image image, String at) {
        demand(image.media() == null || image.url() == null, at, "needs either media or url, not both");
        demand(image.media() != null || image.url() != null, at, "needs media, the id of a library picture, or url");
        demand(image.width() == null || image.width() > 0 && image.width() <= 100_000, at + "/width",
                "must be 1 to 100000");
        demand(image.height() == null || image.height() > 0 && image.height() <= 100_000, at + "/height",
                "must be 1 to 100000");
        String alt = plain(image.alt(), at + "/alt");
        return new Block.Image(image.media(), url(image.url(), at + "/url"), alt == null ? "" : alt,
                inline(image.caption(), at + "/caption"),
                plain(image.credit(), at + "/credit"), image.width(), image.height());
    }

    private Block.Table table(Block.Table table, String at) {
        demand(table.rows().size() <= BodyLimits.ROWS, at + "/rows",
                "must not hold more than " + BodyLimits.ROWS + " rows");
        int columns = Math.max(table.header().size(), table.rows().stream().mapToInt(List::size).max().orElse(0));
        demandContent(columns > 0, at + "/rows");
        demand(columns <= BodyLimits.COLUMNS, at + "/rows",
                "must not have more than " + BodyLimits.COLUMNS + " columns");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < table.rows().size(); i++) {
            rows.add(cells(table.rows().get(i), columns, at + "/rows/" + i));
        }
        return new Block.Table(table.header().isEmpty() ? List.of() : cells(table.header(), columns, at + "/header"),
                rows,
                inline(table.caption(), at + "/caption"));
    }

    private List<String> cells(List<String> cells, int columns, String at) {
        List<String> cleaned = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            String cell = i < cells.size() ? inline(cells.get(i), at + "/" + i) : null;
            cleaned.add(cell == null ? "" : cell);
        }
        return cleaned;
    }

    private @Nullable String inline(@Nullable String html, String at) {
        if (html == null || html.isBlank()) {
            return null;
        }
        String cleaned = Markup.inline(counted(html, at)).strip();
        return cleaned.isEmpty() ? null : cleaned;
    }

    private String requiredInline(String html, String at) {
        String cleaned = inline(html, at);
        demandContent(cleaned != null && !Markup.text(cleaned).isBlank(), at);
        return Optional.ofNullable(cleaned).orElseThrow();
    }

    private @Nullable String plain(@Nullable String text, String at) {
        return text == null || text.isBlank() ? null : counted(text, at).strip();
    }

    private static @Nullable String url(@Nullable String url, String at) {
        return url == null
                ? null
                : Address.http(url)
                        .orElseThrow(() -> new InvalidBodyException(at, "must be an absolute http or https address"));
    }

    private String counted(String text, String at) {
        demand(text.length() <= BodyLimits.MEMBER, at, "must not be longer than " + BodyLimits.MEMBER + " characters");
        characters += text.length();
        demand(characters <= BodyLimits.TEXT, root, "must not hold more than " + BodyLimits.TEXT + " characters");
        return text;
    }

    private static void demandContent(boolean there, String at) {
        if (!there) {
            throw InvalidBodyException.empty(at);
        }
    }

    private static void demand(boolean kept, String at, String detail) {
        if (!kept) {
            throw new InvalidBodyException(at, detail);
        }
    }
}
