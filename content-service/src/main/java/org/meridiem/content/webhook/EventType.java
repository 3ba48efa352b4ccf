package org.meridiem.content.webhook;

import java.util.Arrays;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.meridiem.events.ArticleEvent;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a webhook can be told of.
@Schema(name = "WebhookEventType", description = "What a webhook can be told of")
enum EventType {
    /// An article became public, for the first time or again.
    @JsonProperty("article.published")
    ARTICLE_PUBLISHED("article.published"),
    /// What readers see of a public article changed.
    @JsonProperty("article.updated")
    ARTICLE_UPDATED("article.updated"),
    /// It is no longer public; it may come back.
    @JsonProperty("article.unpublished")
    ARTICLE_UNPUBLISHED("article.unpublished"),
    /// It had to go: copies must be erased.
    @JsonProperty("article.takenDown")
    ARTICLE_TAKEN_DOWN("article.takenDown"),
    /// It was deleted for good.
    @JsonProperty("article.deleted")
    ARTICLE_DELETED("article.deleted");

    private final String label;

    EventType(String label) {
        this.label = label;
    }

    /// Its name in the API and in what is sent.
    String label() {
        return label;
    }

    static EventType of(ArticleEvent event) {
        return switch (event) {
            case ArticleEvent.Published _ -> ARTICLE_PUBLISHED;
            case ArticleEvent.Updated _ -> ARTICLE_UPDATED;
            case ArticleEvent.Unpublished _ -> ARTICLE_UNPUBLISHED;
            case ArticleEvent.TakenDown _ -> ARTICLE_TAKEN_DOWN;
            case ArticleEvent.Deleted _ -> ARTICLE_DELETED;
        };
    }

    static EventType of(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst().orElseThrow();
    }
}
