package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import org.meridiem.events.TrendingList.Window;
import org.meridiem.trending.card.PackedCard;
import org.meridiem.trending.key.ListKind;

/// What the counting stage tells the ranking stage about one article in one section. The newest one replaces all before it, so a repeated one does no harm.
sealed interface Standing {

    /// The value's bytes on the internal topic between the stages.
    BinarySerde<Standing> SERDE = new BinarySerde<>(Standing::write, Standing::read);

    /// The article.
    UUID article();

    /// The article is public and has these scores.
    ///
    /// @param comments logarithm of the decayed number of comments, see [Conversation#log()]
    /// @param readers  see [Figures#recentReaders()]
    record Ranked(UUID article, long version, String language, DecayedScores scores, double comments, int readers,
            PackedCard card) implements Standing {

        /// There are many standings, and few languages.
        public Ranked {
            language = language.intern();
        }

        /// The state's bytes.
        static final BinarySerde<Ranked> SERDE = new BinarySerde<>(Standing::write,
                bytes -> (Ranked) Standing.read(bytes));

        /// This standing, brought up to date by another about the same article.
        Ranked updatedBy(Ranked later) {
            return later.version >= version
                    ? later
                    : new Ranked(article, version, language, later.scores, later.comments, later.readers, card);
        }

        /// What articles are ordered by in a list of a kind that time does not reorder.
        double log(ListKind kind) {
            return log(kind, scores, comments);
        }

        /// What an article with these logarithms is ordered by in a list of a kind that time does not reorder.
        static double log(ListKind kind, DecayedScores scores, double comments) {
            return switch (kind) {
                case NOW -> scores.now();
                case TODAY -> scores.today();
                case WEEK -> scores.week();
                case COMMENTED -> comments;
                case RISING -> throw new IllegalArgumentException("rising depends on the time");
            };
        }

        /// The decayed weight at a time.
        double valueAt(ListKind kind, Instant time) {
            return valueAt(kind, log(kind), time);
        }

        /// The decayed weight at a time of a logarithm that [#log(ListKind)] gave.
        static double valueAt(ListKind kind, double log, Instant time) {
            return DecayedScores.valueAt(switch (kind) {
                case NOW -> Window.NOW;
                case TODAY -> Window.TODAY;
                case WEEK, COMMENTED -> Window.WEEK;
                case RISING -> throw new IllegalArgumentException("rising depends on the time");
            }, log, time);
        }
    }

    /// The article is not in this section any more: withdrawn, or moved to another.
    record Gone(UUID article) implements Standing {
    }

    private static byte[] write(Standing standing) {
        return switch (standing) {
            case Gone gone ->
                BinarySerde.putUuid(ByteBuffer.allocate(1 + BinarySerde.UUID_BYTES).put((byte) 0), gone.article())
                        .array();
            case Ranked ranked -> write(ranked);
        };
    }

    private static byte[] write(Ranked ranked) {
        byte[] card = ranked.card().bytes();
        byte[] language = ranked.language().getBytes(StandardCharsets.UTF_8);
        var buffer = ByteBuffer.allocate(1 + BinarySerde.UUID_BYTES + 2 * Long.BYTES + Integer.BYTES
                + DecayedScores.BYTES + Short.BYTES + language.length + card.length).put((byte) 1);
        BinarySerde.putUuid(buffer, ranked.article()).putLong(ranked.version()).putDouble(ranked.comments())
                .putInt(ranked.readers());
        return ranked.scores().writeTo(buffer).putShort((short) language.length).put(language).put(card).array();
    }

    private static Standing read(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        boolean ranked = buffer.get() == 1;
        UUID article = BinarySerde.uuid(buffer);
        if (!ranked) {
            return new Gone(article);
        }
        long version = buffer.getLong();
        double comments = buffer.getDouble();
        int readers = buffer.getInt();
        DecayedScores scores = DecayedScores.readFrom(buffer);
        return new Ranked(article, version, BinarySerde.text(buffer), scores, comments, readers,
                PackedCard.ofBytes(BinarySerde.rest(buffer)));
    }
}
