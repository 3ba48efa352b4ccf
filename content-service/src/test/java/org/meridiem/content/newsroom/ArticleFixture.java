package org.meridiem.content.newsroom;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// An article as a client sends it. Each fixture is ready for readers unless something is taken away, and its slug is like no other's.
public final class ArticleFixture {

    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();

    private ArticleFixture() {
    }

    /// An article that can be published once the catalogue of [Newsroom#catalogue()] is there.
    public static ArticleFixture article() {
        var fixture = new ArticleFixture();
        return fixture.with("headline", "Tea prices fall")
                .with("slug", "tea-" + UUID.randomUUID())
                .with("dek", "A good harvest reaches the shops.")
                .with("keyTakeaways", List.of("Prices fell by a tenth", "Harvest was good"))
                .with("body", Map.of("markdown",
                        "The harvest was **good**.\n\n## What now\n\nPrices *fall*, says [the board](https://tea.example/).\n"))
                .with("faq", List.of(Map.of("question", "Why?", "answer", "The harvest was good.")))
                .with("section", "ai")
                .with("tags", List.of("tea"))
                .with("authors", List.of("ana-lima"));
    }

    /// Sets a member.
    public ArticleFixture with(String member, @Nullable Object value) {
        members.put(member, value);
        return this;
    }

    /// Takes a member away.
    public ArticleFixture without(String member) {
        members.remove(member);
        return this;
    }

    /// Sets the headline.
    public ArticleFixture titled(String headline) {
        return with("headline", headline);
    }

    /// Its slug.
    public String slug() {
        return String.valueOf(members.get("slug"));
    }

    /// The JSON object.
    public Map<String, @Nullable Object> json() {
        return members;
    }
}
