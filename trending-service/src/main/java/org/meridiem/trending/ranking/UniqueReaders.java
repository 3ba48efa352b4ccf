package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// How many different visitors, in little space: exactly up to [#EXACT], above it by a HyperLogLog of 2,048 registers (Flajolet, Fusy, Gandouet, Meunier,
/// AofA 2007) with the improved raw estimator (Ertl, arXiv 1702.01284) and so a standard error of 2.3 % throughout. The order of visitors does not matter, nor how often each comes; two merge into that of the union. Immutable.
final class UniqueReaders {

    /// Up to so many visitors the number is exact.
    static final int EXACT = 200;

    /// Nobody yet.
    static final UniqueReaders NONE = new UniqueReaders(new long[0], new byte[0]);

    private static final int INDEX_BITS = 11;
    private static final int REGISTERS = 1 << INDEX_BITS;
    private static final int HIGHEST_RANK = Long.SIZE - INDEX_BITS + 1;

    /// Ascending; empty once there are registers.
    private final long[] visitors;

    /// Empty while the visitors are known.
    private final byte[] registers;

    private UniqueReaders(long[] visitors, byte[] registers) {
        this.visitors = visitors;
        this.registers = registers;
    }

    /// Takes what [#bytes()] gave.
    static UniqueReaders ofBytes(byte[] bytes) {
        if (bytes.length == REGISTERS) {
            return new UniqueReaders(new long[0], bytes);
        }
        var visitors = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).asLongBuffer().get(visitors);
        return new UniqueReaders(visitors, new byte[0]);
    }

    /// The state's bytes: never more than 2,048.
    byte[] bytes() {
        if (registers.length > 0) {
            return registers.clone();
        }
        var buffer = ByteBuffer.allocate(visitors.length * Long.BYTES);
        buffer.asLongBuffer().put(visitors);
        return buffer.array();
    }

    /// These and one more.
    UniqueReaders plus(long visitor) {
        if (registers.length > 0) {
            return registers[index(visitor)] >= rank(visitor) ? this : with(registers.clone(), visitor);
        }
        int place = Arrays.binarySearch(visitors, visitor);
        if (place >= 0) {
            return this;
        }
        if (visitors.length == EXACT) {
            return with(estimated(), visitor);
        }
        int insertion = -place - 1;
        var more = new long[visitors.length + 1];
        System.arraycopy(visitors, 0, more, 0, insertion);
        more[insertion] = visitor;
        System.arraycopy(visitors, insertion, more, insertion + 1, visitors.length - insertion);
        return new UniqueReaders(more, registers);
    }

    /// Everybody of both.
    UniqueReaders merge(UniqueReaders other) {
        if (other.registers.length == 0) {
            UniqueReaders merged = this;
            for (long visitor : other.visitors) {
                merged = merged.plus(visitor);
            }
            return merged;
        }
        if (registers.length == 0) {
            return other.merge(this);
        }
        byte[] higher = registers.clone();
        for (int i = 0; i < REGISTERS; i++) {
            higher[i] = (byte) Math.max(higher[i], other.registers[i]);
        }
        return new UniqueReaders(visitors, higher);
    }

    /// How many.
    int count() {
        if (registers.length == 0) {
            return visitors.length;
        }
        var ofRank = new int[HIGHEST_RANK + 1];
        for (byte register : registers) {
            ofRank[register]++;
        }
        double z = REGISTERS * tau(1 - (double) ofRank[HIGHEST_RANK] / REGISTERS);
        for (int rank = HIGHEST_RANK - 1; rank > 0; rank--) {
            z = 0.5 * (z + ofRank[rank]);
        }
        z += REGISTERS * sigma((double) ofRank[0] / REGISTERS);
        return (int) Math.round(REGISTERS / (2 * Math.log(2)) * REGISTERS / z);
    }

    private static double sigma(double share) {
        double x = share;
        double y = 1;
        double z = x;
        for (double before = -1; before != z; y += y) {
            x *= x;
            before = z;
            z += x * y;
        }
        return z;
    }

    private static double tau(double share) {
        if (share == 0 || share == 1) {
            return 0;
        }
        double x = share;
        double y = 1;
        double z = 1 - x;
        for (double before = -1; before != z;) {
            x = Math.sqrt(x);
            before = z;
            y *= 0.5;
            z -= (1 - x) * (1 - x) * y;
        }
        return z / 3;
    }

    private byte[] estimated() {
        var estimated = new byte[REGISTERS];
        for (long visitor : visitors) {
            raise(estimated, visitor);
        }
        return estimated;
    }

    private static UniqueReaders with(byte[] registers, long visitor) {
        raise(registers, visitor);
        return new UniqueReaders(new long[0], registers);
    }

    private static void raise(byte[] registers, long visitor) {
        int index = index(visitor);
        registers[index] = (byte) Math.max(registers[index], rank(visitor));
    }

    private static int index(long visitor) {
        return (int) (mixed(visitor) >>> (Long.SIZE - INDEX_BITS));
    }

    private static byte rank(long visitor) {
        return (byte) (Math.min(Long.numberOfLeadingZeros(mixed(visitor) << INDEX_BITS), HIGHEST_RANK - 1) + 1);
    }

    /// The finalizer of SplitMix64: every bit of the pseudonym tells.
    private static long mixed(long visitor) {
        long bits = (visitor ^ (visitor >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UniqueReaders that && Arrays.equals(visitors, that.visitors)
                && Arrays.equals(registers, that.registers);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(visitors) + Arrays.hashCode(registers);
    }

    @Override
    public String toString() {
        return "UniqueReaders[" + count() + "]";
    }
}
