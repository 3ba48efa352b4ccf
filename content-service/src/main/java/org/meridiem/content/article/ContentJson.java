package org.meridiem.content.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// The stored form of [ArticleContent].
///
/// Apart from the mapper of the API, which is strict: here an unknown member, written by a newer version before a rollback, is no reason to
/// lose an article.
final class ContentJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private ContentJson() {
    }

    static String write(ArticleContent content) {
        try {
            return MAPPER.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("content cannot be written", e);
        }
    }

    static ArticleContent read(String json) {
        try {
            return MAPPER.readValue(json, ArticleContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored content cannot be read", e);
        }
    }
}
