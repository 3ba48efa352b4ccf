package org.meridiem.trending.card;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

import org.meridiem.events.ArticleCard;

/// A card in about a third of its JSON's size. The topology keeps the card of every published article in memory and sends it with every
/// change of a score, but looks inside only when a list is published.
///
/// The bytes are stored in changelog topics: [#FORMAT] names how they were made, so that a later format can tell them apart.
public final class PackedCard {

    /// First byte: raw deflate with [#DICTIONARY].
    private static final byte FORMAT = 1;

    /// What most cards say. Never change it: bytes packed with it could no longer be read. A better one is a new format.
    private static final byte[] DICTIONARY = """
            "kind":"article","language":"en","headline":"shortHeadline":"dek":"keyTakeaways":[" the  of  and  to  in  a ",\
            "section":{"slug":"name":"path":"},"tags":[{"slug":""},{"slug":"","name":"}],"authors":[{"slug":"\
            "}],"heroImage":{"id":"01","url":"https://www./v1/media/","alt":"","width":1200,"height":675}\
            ,"readingTimeMinutes":,"publishedAt":"202-T:00Z","firstPublishedAt":"202-","updatedAt":"202-T","version":1}\
            {"id":"01","slug":"-","url":"https://"""
            .getBytes(StandardCharsets.UTF_8);

    private static final int CHUNK = 1024;

    /// Ranking, lists and readership of one process know the same cards, most of them of old articles: one copy of each is enough.
    private static final SharedCards SHARED = new SharedCards();

    private final byte[] bytes;

    private PackedCard(byte[] bytes) {
        this.bytes = bytes;
    }

    /// Packs a card.
    public static PackedCard of(ArticleCard card) {
        byte[] json = CardJson.write(card);
        var out = new ByteArrayOutputStream(CHUNK);
        out.write(FORMAT);
        try (var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setDictionary(DICTIONARY);
            deflater.setInput(json);
            deflater.finish();
            var chunk = new byte[CHUNK];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
        }
        return SHARED.one(new PackedCard(out.toByteArray()));
    }

    /// Takes bytes that [#bytes()] gave.
    public static PackedCard ofBytes(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != FORMAT) {
            throw new IllegalArgumentException("not a packed card of a known format");
        }
        return SHARED.one(new PackedCard(bytes));
    }

    /// The packed form. Not copied: do not write to it.
    public byte[] bytes() {
        return bytes;
    }

    /// The card.
    ///
    /// @throws IllegalStateException when the bytes are damaged
    public WrittenCard unpack() {
        var out = new ByteArrayOutputStream(bytes.length * 4);
        try (var inflater = new Inflater(true)) {
            inflater.setInput(bytes, 1, bytes.length - 1);
            inflater.setDictionary(DICTIONARY);
            var chunk = new byte[CHUNK];
            while (!inflater.finished()) {
                int read = inflater.inflate(chunk);
                if (read == 0 && inflater.needsInput()) {
                    throw new IllegalStateException("a packed card ends early");
                }
                out.write(chunk, 0, read);
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException("a packed card is damaged", e);
        }
        try {
            return WrittenCard.read(out.toByteArray());
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("a packed card is damaged", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackedCard that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "PackedCard[" + bytes.length + " bytes]";
    }
}
