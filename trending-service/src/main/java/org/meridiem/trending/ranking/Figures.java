package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.meridiem.events.ArticleFigures;
import org.meridiem.events.Engagement;
import org.meridiem.trending.wire.Varint;

/// How often an article was acted upon since it became public, and by how many different visitors in this clock hour, the one before and this day (UTC).
///
/// Hours and days are those of the newest action; what is late counts in the hour and the day that it was done in, as long as those are kept. So the order of
/// actions does not matter.
///
/// @param hour       number of the newest hour since 1970
/// @param hourBefore readers of the hour before the newest
/// @param day        number of the newest day since 1970
record Figures(long views, long reads, long shares, long hour, UniqueReaders thisHour, UniqueReaders hourBefore,
        long day, UniqueReaders thisDay) {

    /// Nothing yet.
    static final Figures NONE = new Figures(0, 0, 0, 0, UniqueReaders.NONE, UniqueReaders.NONE, 0, UniqueReaders.NONE);

    /// The state's bytes.
    static final BinarySerde<Figures> SERDE = new BinarySerde<>(Figures::write, Figures::read);

    /// Name of the store, part of its changelog topic's name.
    static final String STORE = "figures";

    private static final byte FORMAT = 1;
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int NUMBERS = 5;

    /// These, with an action that was not counted before.
    Figures counting(Engagement.Action action) {
        return new Figures(views + (action == Engagement.Action.VIEW ? 1 : 0),
                reads + (action == Engagement.Action.READ ? 1 : 0),
                shares + (action == Engagement.Action.SHARE ? 1 : 0), hour, thisHour, hourBefore, day, thisDay);
    }

    /// These, with a visitor who was there at some time.
    ///
    /// @param registers see [UniqueReaders#plus(long, int)]
    Figures seeing(long visitor, Instant at, int registers) {
        return withHour(Math.floorDiv(at.toEpochMilli(), HOUR), visitor, registers)
                .withDay(Math.floorDiv(at.toEpochMilli(), DAY), visitor, registers);
    }

    /// These, with readers counted less exactly if need be.
    ///
    /// @param registers see [UniqueReaders#within(int)]
    Figures within(int registers) {
        return new Figures(views, reads, shares, hour, thisHour.within(registers), hourBefore.within(registers), day,
                thisDay.within(registers));
    }

    /// Different visitors since the beginning of the clock hour before the newest action's.
    int recentReaders() {
        return thisHour.merge(hourBefore).count();
    }

    /// Whether readers are remembered although nobody has been seen for a day and more.
    boolean isStale(Instant now) {
        return day < Math.floorDiv(now.toEpochMilli(), DAY) - 1 && thisDay.count() > 0;
    }

    /// The totals alone: nobody is remembered any more.
    Figures withoutReaders() {
        return new Figures(views, reads, shares, hour, UniqueReaders.NONE, UniqueReaders.NONE, day, UniqueReaders.NONE);
    }

    /// As others read them.
    ArticleFigures of(UUID article, Instant now) {
        return new ArticleFigures(article, now, views, reads, shares,
                new ArticleFigures.Readers(Instant.ofEpochMilli(hour * HOUR), thisHour.count()),
                new ArticleFigures.Readers(Instant.ofEpochMilli(day * DAY), thisDay.count()));
    }

    private Figures withHour(long of, long visitor, int registers) {
        if (of == hour) {
            return hours(hour, thisHour.plus(visitor, registers), hourBefore);
        } else if (of == hour - 1) {
            return hours(hour, thisHour, hourBefore.plus(visitor, registers));
        } else if (of > hour) {
            return hours(of, UniqueReaders.NONE.plus(visitor, registers),
                    of == hour + 1 ? thisHour : UniqueReaders.NONE);
        }
        return this;
    }

    private Figures hours(long newHour, UniqueReaders newThisHour, UniqueReaders newHourBefore) {
        return new Figures(views, reads, shares, newHour, newThisHour, newHourBefore, day, thisDay);
    }

    private Figures withDay(long of, long visitor, int registers) {
        if (of < day) {
            return this;
        }
        UniqueReaders before = of == day ? thisDay : UniqueReaders.NONE;
        return new Figures(views, reads, shares, hour, thisHour, hourBefore, of, before.plus(visitor, registers));
    }

    /// A format, the numbers with seven bits in a byte, the sketches each after its length. Of most articles only few readers are remembered.
    private static byte[] write(Figures figures) {
        List<byte[]> sketches = List.of(figures.thisHour.bytes(), figures.hourBefore.bytes(), figures.thisDay.bytes());
        var buffer = ByteBuffer.allocate(1 + (NUMBERS + sketches.size()) * Varint.LONGEST
                + sketches.stream().mapToInt(sketch -> sketch.length).sum()).put(FORMAT);
        for (long number : new long[]{figures.views, figures.reads, figures.shares, figures.hour, figures.day}) {
            Varint.write(buffer, number);
        }
        for (byte[] sketch : sketches) {
            Varint.write(buffer, sketch.length);
            buffer.put(sketch);
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static Figures read(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        if (bytes[0] != FORMAT) {
            return readOld(buffer);
        }
        buffer.get();
        long views = Varint.read(buffer);
        long reads = Varint.read(buffer);
        long shares = Varint.read(buffer);
        long hour = Varint.read(buffer);
        long day = Varint.read(buffer);
        return new Figures(views, reads, shares, hour, readers(buffer, Varint.read(buffer)),
                readers(buffer, Varint.read(buffer)), day, readers(buffer, Varint.read(buffer)));
    }

    /// As it was before there were formats: with eight bytes to a number, the first of which was zero.
    private static Figures readOld(ByteBuffer buffer) {
        long views = buffer.getLong();
        long reads = buffer.getLong();
        long shares = buffer.getLong();
        long hour = buffer.getLong();
        long day = buffer.getLong();
        return new Figures(views, reads, shares, hour, readers(buffer, buffer.getShort()),
                readers(buffer, buffer.getShort()), day, readers(buffer, buffer.getShort()));
    }

    private static UniqueReaders readers(ByteBuffer buffer, long length) {
        var sketch = new byte[Math.toIntExact(length)];
        buffer.get(sketch);
        return UniqueReaders.ofBytes(sketch);
    }
}
