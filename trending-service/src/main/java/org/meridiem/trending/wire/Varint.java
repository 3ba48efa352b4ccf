package org.meridiem.trending.wire;

import java.nio.ByteBuffer;

/// Numbers in as few bytes as they need, seven bits in each, the lowest first. For state that there is much of.
public final class Varint {

    /// So many bytes a number takes at most.
    public static final int LONGEST = 10;

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private Varint() {
    }

    /// Writes a number; one byte is enough for those below 128.
    public static void write(ByteBuffer to, long number) {
        long rest = number;
        for (; (rest & -MORE) != 0; rest >>>= BITS) {
            to.put((byte) (rest | MORE));
        }
        to.put((byte) rest);
    }

    /// Reads a number.
    public static long read(ByteBuffer from) {
        long number = 0;
        int shift = 0;
        byte read = from.get();
        for (; read < 0; read = from.get()) {
            number |= (long) (read & MORE - 1) << shift;
            shift += BITS;
        }
        return number | (long) read << shift;
    }
}
