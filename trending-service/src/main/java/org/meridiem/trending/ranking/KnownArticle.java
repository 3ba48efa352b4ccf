package org.meridiem.trending.ranking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.meridiem.events.ArticleCard;
import org.meridiem.events.TrendingList;
import org.meridiem.trending.card.PackedCard;

/// What the counting stage knows of an article: the newest state that its events told.
sealed interface KnownArticle {

    /// The state's bytes.
    BinarySerde<KnownArticle> SERDE = new BinarySerde<>(KnownArticle::write, KnownArticle::read);

    /// See [org.meridiem.events.ArticleEvent#version()].
    long version();

    /// The sections (as paths, and [TrendingList#WHOLE_SITE]) whose lists the article may stand in.
    List<String> sections();

    /// It is public.
    ///
    /// @param path     where it is filed
    /// @param language BCP 47 tag
    record Public(long version, String path, String language, PackedCard card) implements KnownArticle {

        /// There are many articles, and few sections and languages.
        public Public {
            path = path.intern();
            language = language.intern();
        }

        static Public of(ArticleCard card) {
            return new Public(card.version(), card.section().path(), card.language(), PackedCard.of(card));
        }

        @Override
        public List<String> sections() {
            var sections = new ArrayList<String>();
            sections.add(TrendingList.WHOLE_SITE);
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                sections.add(path.substring(0, slash));
            }
            sections.add(path);
            return List.copyOf(sections);
        }
    }

    /// It was public. Remembered so that a late event cannot bring it back and nobody's reading of it is counted.
    record Withdrawn(long version) implements KnownArticle {
        @Override
        public List<String> sections() {
            return List.of();
        }
    }

    private static byte[] write(KnownArticle article) {
        return switch (article) {
            case Withdrawn withdrawn ->
                ByteBuffer.allocate(1 + Long.BYTES).put((byte) 0).putLong(withdrawn.version()).array();
            case Public shown -> write(shown);
        };
    }

    private static byte[] write(Public shown) {
        byte[] path = shown.path().getBytes(StandardCharsets.UTF_8);
        byte[] language = shown.language().getBytes(StandardCharsets.UTF_8);
        byte[] card = shown.card().bytes();
        return ByteBuffer
                .allocate(1 + Long.BYTES + 2 * Short.BYTES + path.length + language.length + card.length)
                .put((byte) 1).putLong(shown.version()).putShort((short) path.length).put(path)
                .putShort((short) language.length).put(language).put(card).array();
    }

    private static KnownArticle read(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        boolean shown = buffer.get() == 1;
        long version = buffer.getLong();
        if (!shown) {
            return new Withdrawn(version);
        }
        return new Public(version, BinarySerde.text(buffer), BinarySerde.text(buffer),
                PackedCard.ofBytes(BinarySerde.rest(buffer)));
    }
}
