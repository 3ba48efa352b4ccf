package org.meridiem.newsletter.block;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/// An editor's words in the two forms of a mail. Both are safe to be put in as they are.
///
/// @param html with its styles inside, for mail programs forget style sheets
/// @param text plain
public record Prose(String html, String text) {

    /// Nothing.
    public static final Prose NONE = new Prose("", "");

    /// Writes blocks.
    ///
    /// @param blocks    checked
    /// @param direction `rtl` or `ltr`
    /// @param links     makes of each web address that a reader may follow the one that is written
    public static Prose of(List<Block> blocks, String direction, UnaryOperator<String> links) {
        return blocks.isEmpty()
                ? NONE
                : new Prose(new BlockHtml(direction.equals("rtl"), links).write(blocks),
                        new BlockText(links).write(blocks));
    }

    /// The web addresses that a reader may follow, each once.
    public static List<String> addresses(List<Block> blocks) {
        var found = new LinkedHashSet<String>();
        new BlockHtml(false, address -> {
            found.add(address);
            return address;
        }).write(blocks);
        return List.copyOf(found);
    }
}
