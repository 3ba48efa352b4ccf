package org.meridiem.newsletter.block;

/// How much an editor may write. The mail as a whole has a limit of its own.
final class BlockLimits {

    static final int MEMBER = 20_000;
    static final int LIST_DEPTH = 4;
    static final int LIST_ITEMS = 200;
    static final int GALLERY = 20;
    static final int COLUMNS = 8;
    static final int ROWS = 100;
    static final int PIXELS = 100_000;

    private BlockLimits() {
    }
}
