package org.meridiem.content.transfer;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.Article;
import org.meridiem.content.article.ArticleExchange;
import org.meridiem.content.article.Status;
import org.meridiem.content.correction.CorrectionExchange;
import org.meridiem.content.transfer.source.Content.Ahead;
import org.meridiem.content.transfer.source.Content.Moment;
import org.meridiem.content.transfer.source.Content.Standing;
import org.meridiem.content.transfer.source.Content.Story;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Articles as lines of our own format.
final class ArticleLines {

    private ArticleLines() {
    }

    /// What a file would say of an article.
    ///
    /// @param corrections of it, oldest first
    static Story story(ArticleExchange.Out out, List<CorrectionExchange.Entry> corrections) {
        Article article = out.article();
        boolean isPublic = article.status() == Status.PUBLISHED;
        var standing = new Standing(article.status().name(), article.stamp().createdAt(), article.stamp().createdBy(),
                article.stamp().createdByName(), isPublic ? article.publishedAt().orElse(null) : null,
                isPublic ? article.firstPublishedAt().orElse(null) : null,
                isPublic ? article.publicUpdatedAt().orElse(null) : null,
                new Ahead(article.schedule().map(it -> new Moment(it.at(), it.zone())).orElse(null),
                        article.expiry().map(it -> new Moment(it.at(), it.zone())).orElse(null),
                        article.embargo().map(it -> new Moment(it.until(), it.zone())).orElse(null)),
                out.formerSlugs(), corrections);
        return new Story(article.id(), out.content(), out.draft(), standing, null, Map.of());
    }

    /// Its line.
    static ObjectNode line(Story story) {
        Standing standing = story.standing();
        ObjectNode line = JsonNodeFactory.instance.objectNode().put("type", "article")
                .put("id", String.valueOf(story.id()))
                .put("status", standing.status());
        put(line, "createdAt", standing.createdAt());
        if (standing.createdBy() != null) {
            line.putObject("createdBy").put("id", standing.createdBy()).put("name", standing.createdByName());
        }
        put(line, "publishedAt", standing.publishedAt());
        put(line, "firstPublishedAt", standing.firstPublishedAt());
        put(line, "updatedAt", standing.updatedAt());
        put(line, "scheduledAt", "scheduledZone", standing.ahead().publication());
        put(line, "unpublishAt", "unpublishZone", standing.ahead().expiry());
        put(line, "embargoUntil", "embargoZone", standing.ahead().embargo());
        if (!standing.formerSlugs().isEmpty()) {
            standing.formerSlugs().forEach(line.putArray("formerSlugs")::add);
        }
        if (!standing.corrections().isEmpty()) {
            ArrayNode corrections = line.putArray("corrections");
            standing.corrections().forEach(
                    entry -> corrections.addObject().put("at", entry.at().toString()).put("text", entry.text()));
        }
        line.set("content", story.write());
        if (story.draft() != null) {
            line.set("draft", story.draft());
        }
        return line;
    }

    private static void put(ObjectNode line, String at, String zone, @Nullable Moment moment) {
        if (moment != null) {
            line.put(at, moment.at().toString());
            if (moment.zone() != null) {
                line.put(zone, moment.zone());
            }
        }
    }

    private static void put(ObjectNode line, String member, @Nullable Instant time) {
        if (time != null) {
            line.put(member, time.toString());
        }
    }
}
