package org.meridiem.trending.card;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.meridiem.events.ArticleCard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// A card as JSON in UTF-8, in the members and formats of the public API. Instants are RFC 3339 in UTC; absent members are left out.
public final class CardJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CardJson() {
    }

    /// The JSON object of a card.
    public static byte[] write(ArticleCard card) {
        try {
            return MAPPER.writeValueAsBytes(card);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a card cannot be written", e);
        }
    }

    /// Reads a card back. Members that this version does not know are skipped.
    ///
    /// @throws UncheckedIOException when the bytes are not a card
    static ArticleCard read(byte[] json) {
        try {
            return MAPPER.readValue(json, ArticleCard.class);
        } catch (IOException e) {
            throw new UncheckedIOException("not a card", e);
        }
    }
}
