package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.meridiem.events.ArticleFigures;
import org.meridiem.events.Engagement;

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
    Figures seeing(long visitor, Instant at) {
        return withHour(Math.floorDiv(at.toEpochMilli(), HOUR), visitor)
                .withDay(Math.floorDiv(at.toEpochMilli(), DAY), visitor);
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

    private Figures withHour(long of, long visitor) {
        if (of == hour) {
            return hours(hour, thisHour.plus(visitor), hourBefore);
        } else if (of == hour - 1) {
            return hours(hour, thisHour, hourBefore.plus(visitor));
        } else if (of > hour) {
            return hours(of, UniqueReaders.NONE.plus(visitor), of == hour + 1 ? thisHour : UniqueReaders.NONE);
        }
        return this;
    }

    private Figures hours(long newHour, UniqueReaders newThisHour, UniqueReaders newHourBefore) {
        return new Figures(views, reads, shares, newHour, newThisHour, newHourBefore, day, thisDay);
    }

    private Figures withDay(long of, long visitor) {
        if (of < day) {
            return this;
        }
        UniqueReaders before = of == day ? thisDay : UniqueReaders.NONE;
        return new Figures(views, reads, shares, hour, thisHour, hourBefore, of, before.plus(visitor));
    }

    private static byte[] write(Figures figures) {
        List<byte[]> sketches = List.of(figures.thisHour.bytes(), figures.hourBefore.bytes(), figures.thisDay.bytes());
        var buffer = ByteBuffer.allocate(NUMBERS * Long.BYTES
                + sketches.stream().mapToInt(sketch -> Short.BYTES + sketch.length).sum())
                .putLong(figures.views).putLong(figures.reads).putLong(figures.shares).putLong(figures.hour)
                .putLong(figures.day);
        sketches.forEach(sketch -> buffer.putShort((short) sketch.length).put(sketch));
        return buffer.array();
    }

    private static Figures read(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        long views = buffer.getLong();
        long reads = buffer.getLong();
        long shares = buffer.getLong();
        long hour = buffer.getLong();
        long day = buffer.getLong();
        return new Figures(views, reads, shares, hour, readers(buffer), readers(buffer), day, readers(buffer));
    }

    private static UniqueReaders readers(ByteBuffer buffer) {
        var sketch = new byte[buffer.getShort()];
        buffer.get(sketch);
        return UniqueReaders.ofBytes(sketch);
    }
}
