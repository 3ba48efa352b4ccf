package org.meridiem.trending.card;

import org.meridiem.events.ArticleCard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// A card as JSON in UTF-8, in the members and formats of the public API. Instants are RFC 3339 in UTC; absent members are left out.
final class CardJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private CardJson() {
    }

    /// The JSON object of a card.
    static byte[] write(ArticleCard card) {
        try {
            return MAPPER.writeValueAsBytes(card);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a card cannot be written", e);
        }
    }
}
