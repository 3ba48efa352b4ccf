package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.util.UUID;

import org.meridiem.trending.card.PackedCard;

/// What the counting stage tells the ranking stage about one article in one section. The newest one replaces all before it, so a repeated one does no harm.
sealed interface Standing {

    /// The value's bytes on the internal topic between the stages.
    BinarySerde<Standing> SERDE = new BinarySerde<>(Standing::write, Standing::read);

    /// The article.
    UUID article();

    /// The article is public and has these scores.
    record Ranked(UUID article, long version, DecayedScores scores, PackedCard card) implements Standing {

        /// The state's bytes.
        static final BinarySerde<Ranked> SERDE = new BinarySerde<>(Standing::write,
                bytes -> (Ranked) Standing.read(bytes));

        /// This standing, brought up to date by another about the same article.
        Ranked updatedBy(Ranked later) {
            Ranked newer = later.version >= version ? later : this;
            return new Ranked(article, newer.version, scores.newest(later.scores), newer.card);
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
        var buffer = ByteBuffer
                .allocate(1 + BinarySerde.UUID_BYTES + Long.BYTES + DecayedScores.BYTES + card.length)
                .put((byte) 1);
        BinarySerde.putUuid(buffer, ranked.article()).putLong(ranked.version());
        return ranked.scores().writeTo(buffer).put(card).array();
    }

    private static Standing read(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        boolean ranked = buffer.get() == 1;
        UUID article = BinarySerde.uuid(buffer);
        return ranked
                ? new Ranked(article, buffer.getLong(), DecayedScores.readFrom(buffer),
                        PackedCard.ofBytes(BinarySerde.rest(buffer)))
                : new Gone(article);
    }
}
