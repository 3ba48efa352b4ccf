package org.meridiem.cluster.sample;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Writes articles in the shape that the editorial API takes.
final class ArticleDrafts {

    private static final ObjectMapper JSON = Newsroom.JSON;

    private ArticleDrafts() {
    }

    /// A sample article.
    ///
    /// @param picture id of its uploaded hero image
    static ObjectNode of(Sample.Article article, String picture) {
        Sample.Front front = article.front();
        ObjectNode draft = JSON.createObjectNode().put("slug", article.slug()).put("headline", front.headline())
                .put("dek", front.dek())
                .put("section", front.section());
        putIfThere(draft, "shortHeadline", front.shortHeadline());
        putIfThere(draft, "kind", front.kind());
        putIfThere(draft, "language", front.language());
        if (front.featured() != null) {
            draft.put("featured", front.featured());
        }
        front.tags().forEach(draft.putArray("tags")::add);
        front.authors().forEach(draft.putArray("authors")::add);
        front.keyTakeaways().forEach(draft.putArray("keyTakeaways")::add);
        ArrayNode faq = draft.putArray("faq");
        front.faq().forEach(entry -> faq.addObject().put("question", entry.question()).put("answer", entry.answer()));
        if (front.seo() != null) {
            draft.set("seo", JSON.valueToTree(front.seo()));
        }
        if (front.custom() != null) {
            draft.set("custom", front.custom());
        }
        draft.putObject("heroImage").put("id", picture);
        draft.putObject("body").put("markdown", article.body());
        return draft;
    }

    private static void putIfThere(ObjectNode draft, String member, @Nullable String value) {
        if (value != null) {
            draft.put(member, value);
        }
    }
}
