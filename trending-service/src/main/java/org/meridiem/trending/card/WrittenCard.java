package org.meridiem.trending.card;

import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.ArticleCard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/// A card whose JSON is final, and what lists need to know of it.
///
/// @param section  path
/// @param language BCP 47 tag
/// @param json     in the members and formats of the public API. Not copied: do not write to it
public record WrittenCard(UUID id, long version, String section, String language, byte[] json) {

    private static final JsonFactory JSON = new JsonFactory();

    /// Writes a card.
    public static WrittenCard of(ArticleCard card) {
        return new WrittenCard(card.id(), card.version(), card.section().path(), card.language(),
                CardJson.write(card));
    }

    /// Takes the JSON object at which a parser stands, as it is, and leaves the parser at its end.
    ///
    /// @param of all that the parser reads, in UTF-8
    /// @throws IllegalArgumentException when what stands there is no card
    public static WrittenCard read(JsonParser parser, byte[] of) throws IOException {
        require(parser.currentToken() == JsonToken.START_OBJECT);
        int from = (int) parser.currentTokenLocation().getByteOffset();
        @Nullable
        UUID id = null;
        long version = 0;
        @Nullable
        String language = null;
        @Nullable
        String section = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            switch (name) {
                case "id" -> id = UUID.fromString(parser.getText());
                case "version" -> version = parser.getLongValue();
                case "language" -> language = parser.getText();
                case "section" -> {
                    require(token == JsonToken.START_OBJECT);
                    section = path(parser);
                }
                default -> parser.skipChildren();
            }
        }
        if (id == null || version < 1 || language == null || section == null) {
            throw new IllegalArgumentException("a card lacks a member");
        }
        int to = (int) parser.currentLocation().getByteOffset();
        return new WrittenCard(id, version, section, language, Arrays.copyOfRange(of, from, to));
    }

    /// The card that is all of the bytes.
    static WrittenCard read(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return read(parser, json);
        }
    }

    private static @Nullable String path(JsonParser parser) throws IOException {
        @Nullable
        String path = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            if (name.equals("path")) {
                path = parser.getText();
            } else {
                parser.skipChildren();
            }
        }
        return path;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not a card");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrittenCard that && id.equals(that.id) && version == that.version
                && section.equals(that.section) && language.equals(that.language) && Arrays.equals(json, that.json);
    }

    @Override
    public int hashCode() {
        return id.hashCode() + Long.hashCode(version);
    }

    @Override
    public String toString() {
        return "WrittenCard[" + id + " version " + version + "]";
    }
}
