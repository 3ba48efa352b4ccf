package org.meridiem.content.body;

/// How large a body may be. Generous for anything that a person writes, small enough that no request can occupy a processor or the heap.
public final class BodyLimits {
    /// Characters of a Markdown or HTML source.
    public static final int SOURCE = 500_000;
    /// Blocks of one body.
    public static final int BLOCKS = 2_000;
    /// Characters of all blocks together, markup included. Generous, for what is cleaned is counted as it came.
    public static final int TEXT = 1_000_000;
    /// Characters of one text member.
    public static final int MEMBER = 100_000;
    /// Lists inside lists.
    public static final int LIST_DEPTH = 6;
    /// Items of a list at one level.
    public static final int LIST_ITEMS = 500;
    /// Pictures of a gallery.
    public static final int GALLERY = 60;
    /// Columns of a table.
    public static final int COLUMNS = 40;
    /// Rows of a table.
    public static final int ROWS = 1_000;
    /// Elements inside elements of a Markdown or HTML source.
    public static final int MARKUP_DEPTH = 100;
    /// Characters of an address.
    public static final int URL = 2_000;

    private BodyLimits() {
    }
}
