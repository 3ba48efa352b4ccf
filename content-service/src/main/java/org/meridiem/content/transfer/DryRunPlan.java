package org.meridiem.content.transfer;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.transfer.source.Content;
import org.meridiem.content.transfer.source.Kind;
import org.meridiem.content.transfer.source.Shelf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a dry run would have made. Each row's effects are taken back; later rows refer to them all the same.
@ApplicationScoped
class DryRunPlan {

    private static final String MADE = "planned-";
    private static final String SEEN = "seen-";
    private static final String SLUGS = "planned-slugs";

    /// The report of a row whose id came before.
    Optional<RowReport> repeat(RowTask task) {
        return task.shelf().get(SEEN + kind(task), task.row().id()).stream().findFirst()
                .map(row -> task.report(Outcome.SKIPPED, null, RowTask.cameBefore(row.longValue())));
    }

    /// Remembers a row for those that come later.
    void remember(StagedShelf shelf, RowTask task, RowReport report) {
        if (report.outcome() == Outcome.SKIPPED || report.outcome() == Outcome.FAILED) {
            return;
        }
        shelf.put(SEEN + kind(task), task.row().id(), 0, JsonNodeFactory.instance.numberNode(task.number()));
        if (report.outcome() == Outcome.CREATED) {
            switch (task.row().content()) {
                case Content.Catalogued part -> shelf.put(MADE + part.kind().label(), part.slug(), 0, part.write());
                case Content.Story story ->
                    shelf.put(SLUGS, story.write().path("slug").asText(), 0, JsonNodeFactory.instance.objectNode());
                case Content.Picture picture -> {
                    // Nothing refers to what a dry run does not fetch.
                }
                case Content.NotTaken nothing -> throw new IllegalArgumentException("makes nothing: " + nothing);
            }
        }
        shelf.flush();
    }

    /// What would have been made under this slug.
    Optional<ObjectNode> write(Shelf shelf, Kind kind, String slug) {
        return shelf.get(MADE + kind.label(), slug).stream().findFirst()
                .flatMap(write -> write instanceof ObjectNode object ? Optional.of(object) : Optional.empty());
    }

    /// Whether something refers to an article that would be here.
    boolean bringsArticleOf(Shelf shelf, ObjectNode write) {
        String article = write.path("article").asText(write.path("to").path("article").asText(""));
        return !article.isEmpty() && !shelf.get(SEEN + Kind.ARTICLE.label(), article).isEmpty();
    }

    /// Whether an article before would have this slug.
    boolean isTaken(Shelf shelf, String slug) {
        return !shelf.get(SLUGS, slug).isEmpty();
    }

    private static String kind(RowTask task) {
        return switch (task.row().content()) {
            case Content.Catalogued part -> part.kind().label();
            case Content.Picture picture -> Kind.MEDIA.label();
            case Content.Story story -> Kind.ARTICLE.label();
            case Content.NotTaken nothing -> "nothing";
        };
    }
}
