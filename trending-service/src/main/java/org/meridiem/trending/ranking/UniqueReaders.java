package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// How many different visitors, in little space: exactly while they are few, above that by a HyperLogLog (Flajolet, Fusy, Gandouet, Meunier, AofA 2007) with the improved
/// raw estimator (Ertl, arXiv 1702.01284). With all of its registers it is exact up to [#EXACT] and has a standard error of 2.3 % throughout; every halving of the registers
/// takes half the space and makes the error 1.4 times as large. The order of visitors does not matter, nor how often each comes; two merge into that of the union, with the registers of the
/// coarser one. Immutable.
///
/// Of a visitor four bytes of hash are kept: two of two hundred visitors have the same once in two hundred thousand times. They are enough for registers of billions of visitors, and none is
/// higher than five bits hold.
final class UniqueReaders {

    /// Up to so many visitors the number is exact, with all registers.
    static final int EXACT = 200;

    /// Registers when there is room.
    static final int FINEST = 1 << 11;

    /// Registers at least: a standard error of 9.2 %.
    static final int COARSEST = 1 << 7;

    private static final int REGISTER_BITS = 5;
    private static final int REGISTER_MASK = (1 << REGISTER_BITS) - 1;

    /// First byte of what is written. Before there were formats it was visitors of eight bytes each or registers of one: a multiple of four.
    private static final byte VISITORS = 1;
    private static final byte PACKED_REGISTERS = 2;

    private static final int[] NO_VISITORS = new int[0];
    private static final byte[] NO_REGISTERS = new byte[0];

    /// Nobody yet.
    static final UniqueReaders NONE = new UniqueReaders(NO_VISITORS, NO_REGISTERS);

    /// Hashes, ascending; empty once there are registers.
    private final int[] visitors;

    /// Five bits each, the lowest first; empty while the visitors are known.
    private final byte[] registers;

    private UniqueReaders(int[] visitors, byte[] registers) {
        this.visitors = visitors;
        this.registers = registers;
    }

    /// Takes what [#bytes()] gave, now or when visitors had eight bytes.
    static UniqueReaders ofBytes(byte[] bytes) {
        if (bytes.length == 0) {
            return NONE;
        }
        if (bytes.length % Integer.BYTES == 0) {
            return ofOldBytes(bytes);
        }
        if (bytes[0] == PACKED_REGISTERS) {
            return new UniqueReaders(NO_VISITORS, Arrays.copyOfRange(bytes, 1, bytes.length));
        }
        var visitors = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes, 1, bytes.length - 1).asIntBuffer().get(visitors);
        return new UniqueReaders(visitors, NO_REGISTERS);
    }

    private static UniqueReaders ofOldBytes(byte[] bytes) {
        if (bytes.length == FINEST) {
            byte[] registers = registers(FINEST);
            for (int i = 0; i < FINEST; i++) {
                raise(registers, i, Math.min(bytes[i], highestRank(FINEST)));
            }
            return new UniqueReaders(NO_VISITORS, registers);
        }
        UniqueReaders readers = NONE;
        for (var visitors = ByteBuffer.wrap(bytes); visitors.hasRemaining();) {
            readers = readers.plus(visitors.getLong(), FINEST);
        }
        return readers;
    }

    /// The state's bytes: never more than 1,281.
    byte[] bytes() {
        if (registers.length > 0) {
            return ByteBuffer.allocate(1 + registers.length).put(PACKED_REGISTERS).put(registers).array();
        }
        if (visitors.length == 0) {
            return NO_REGISTERS;
        }
        var buffer = ByteBuffer.allocate(1 + visitors.length * Integer.BYTES).put(VISITORS);
        buffer.asIntBuffer().put(visitors);
        return buffer.array();
    }

    /// These and one more.
    ///
    /// @param most registers that a new HyperLogLog has: a power of two, [#COARSEST] to [#FINEST]
    UniqueReaders plus(long visitor, int most) {
        return plusHash((int) (mixed(visitor) >>> Integer.SIZE), most);
    }

    private UniqueReaders plusHash(int hash, int most) {
        if (registers.length > 0) {
            int size = size(registers);
            return register(registers, index(hash, size)) >= rank(hash, size) ? this : with(registers.clone(), hash);
        }
        int place = Arrays.binarySearch(visitors, hash);
        if (place >= 0) {
            return this;
        }
        if (visitors.length >= exact(most)) {
            return with(estimated(most), hash);
        }
        int insertion = -place - 1;
        var more = new int[visitors.length + 1];
        System.arraycopy(visitors, 0, more, 0, insertion);
        more[insertion] = hash;
        System.arraycopy(visitors, insertion, more, insertion + 1, visitors.length - insertion);
        return new UniqueReaders(more, registers);
    }

    /// Everybody of both.
    UniqueReaders merge(UniqueReaders other) {
        if (other.registers.length == 0) {
            UniqueReaders merged = this;
            for (int hash : other.visitors) {
                merged = merged.plusHash(hash, FINEST);
            }
            return merged;
        }
        if (registers.length == 0 || registers.length < other.registers.length) {
            return other.within(registers.length == 0 ? FINEST : size(registers)).merge(this);
        }
        byte[] higher = within(size(other.registers)).registers.clone();
        for (int i = 0; i < size(higher); i++) {
            raise(higher, i, register(other.registers, i));
        }
        return new UniqueReaders(visitors, higher);
    }

    /// The same, less exactly if need be.
    ///
    /// @param most registers: a power of two, [#COARSEST] to [#FINEST]
    UniqueReaders within(int most) {
        if (registers.length == 0) {
            return visitors.length > exact(most) ? new UniqueReaders(NO_VISITORS, estimated(most)) : this;
        }
        byte[] fewer = registers;
        while (size(fewer) > most) {
            fewer = halved(fewer);
        }
        return fewer.length == registers.length ? this : new UniqueReaders(visitors, fewer);
    }

    /// How many.
    int count() {
        if (registers.length == 0) {
            return visitors.length;
        }
        int size = size(registers);
        int highest = highestRank(size);
        var ofRank = new int[highest + 1];
        for (int i = 0; i < size; i++) {
            ofRank[register(registers, i)]++;
        }
        double z = size * tau(1 - (double) ofRank[highest] / size);
        for (int rank = highest - 1; rank > 0; rank--) {
            z = 0.5 * (z + ofRank[rank]);
        }
        z += size * sigma((double) ofRank[0] / size);
        return (int) Math.round(size / (2 * Math.log(2)) * size / z);
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

    private byte[] estimated(int most) {
        byte[] estimated = registers(most);
        for (int hash : visitors) {
            raise(estimated, index(hash, most), rank(hash, most));
        }
        return estimated;
    }

    private static UniqueReaders with(byte[] registers, int hash) {
        int size = size(registers);
        raise(registers, index(hash, size), rank(hash, size));
        return new UniqueReaders(NO_VISITORS, registers);
    }

    /// Two registers become one: what told them apart is the first bit of the rest then, one for the second.
    private static byte[] halved(byte[] registers) {
        int half = size(registers) / 2;
        byte[] halved = registers(half);
        for (int i = 0; i < half; i++) {
            int first = register(registers, 2 * i);
            raise(halved, i, first == 0 ? Math.min(register(registers, 2 * i + 1), 1) : first + 1);
        }
        return halved;
    }

    private static byte[] registers(int number) {
        return new byte[number * REGISTER_BITS / Byte.SIZE];
    }

    private static int size(byte[] registers) {
        return registers.length * Byte.SIZE / REGISTER_BITS;
    }

    /// So many visitors take no more space than so many registers.
    private static int exact(int registers) {
        return Math.min(EXACT, registers * REGISTER_BITS / Byte.SIZE / Integer.BYTES);
    }

    private static int register(byte[] registers, int index) {
        int bit = index * REGISTER_BITS;
        int at = bit / Byte.SIZE;
        int low = Byte.toUnsignedInt(registers[at]);
        // The last one ends with the last byte.
        int high = at + 1 < registers.length ? Byte.toUnsignedInt(registers[at + 1]) : 0;
        return (low | high << Byte.SIZE) >>> bit % Byte.SIZE & REGISTER_MASK;
    }

    private static void raise(byte[] registers, int index, int rank) {
        int before = register(registers, index);
        if (rank > before) {
            int bit = index * REGISTER_BITS;
            int at = bit / Byte.SIZE;
            int flipped = (before ^ rank) << bit % Byte.SIZE;
            registers[at] ^= (byte) flipped;
            if (at + 1 < registers.length) {
                registers[at + 1] ^= (byte) (flipped >>> Byte.SIZE);
            }
        }
    }

    private static int highestRank(int registers) {
        return Integer.SIZE - indexBits(registers) + 1;
    }

    private static int indexBits(int registers) {
        return Integer.numberOfTrailingZeros(registers);
    }

    private static int index(int hash, int registers) {
        return hash >>> Integer.SIZE - indexBits(registers);
    }

    private static int rank(int hash, int registers) {
        return Math.min(Integer.numberOfLeadingZeros(hash << indexBits(registers)), highestRank(registers) - 1) + 1;
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
