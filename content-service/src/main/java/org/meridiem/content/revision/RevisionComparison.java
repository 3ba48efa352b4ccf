package org.meridiem.content.revision;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.ArticleContent;
import org.meridiem.content.article.ArticlePolicy;
import org.meridiem.content.article.ArticleViews;
import org.meridiem.content.article.ArticleWrite;
import org.meridiem.content.article.Articles;
import org.meridiem.content.article.Revisions;
import org.meridiem.kit.security.Caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.flipkart.zjsonpatch.DiffFlags;
import com.flipkart.zjsonpatch.JsonDiff;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Compares any two revisions of an article.
@ApplicationScoped
class RevisionComparison {

    private static final String BODY = "body";

    private final Articles articles;
    private final Revisions revisions;
    private final ArticleViews views;
    private final ObjectMapper json;

    RevisionComparison(Articles articles, Revisions revisions, ArticleViews views, ObjectMapper json) {
        this.articles = articles;
        this.revisions = revisions;
        this.views = views;
        this.json = json;
    }

    /// @throws org.meridiem.kit.problem.ProblemException 403, 404
    RevisionDiff compare(UUID id, int from, int to, Caller caller) {
        Compared compared = QuarkusTransaction.joiningExisting().call(() -> read(id, from, to, caller));
        // No connection is held meanwhile.
        return diff(from, to, compared, json);
    }

    private Compared read(UUID id, int from, int to, Caller caller) {
        ArticlePolicy.demandTouch(caller, articles.existing(id).facts());
        ArticleContent earlier = revisions.wanted(id, from).content();
        ArticleContent later = revisions.wanted(id, to).content();
        return new Compared(earlier, later, views.write(earlier), views.write(later));
    }

    static RevisionDiff diff(int from, int to, Compared compared, ObjectMapper json) {
        JsonNode before = json.valueToTree(compared.earlierWrite());
        JsonNode after = json.valueToTree(compared.laterWrite());
        var words = new WordDiff(compared.later().language());
        return new RevisionDiff(from, to, patch(before, after),
                BodyDiff.compare(compared.earlier().body(), compared.later().body(), words),
                members(before, after, words));
    }

    /// Without `move` and `copy`: what a person moved is told with the blocks, and a program needs no more than the other three.
    private static List<PatchOperation> patch(JsonNode before, JsonNode after) {
        JsonNode patch = JsonDiff.asJson(before, after, EnumSet.of(DiffFlags.OMIT_VALUE_ON_REMOVE,
                DiffFlags.OMIT_MOVE_OPERATION, DiffFlags.OMIT_COPY_OPERATION));
        List<PatchOperation> operations = new ArrayList<>();
        patch.forEach(operation -> operations.add(new PatchOperation(operation.get("op").asText(),
                operation.get("path").asText(), operation.get("value"))));
        return List.copyOf(operations);
    }

    private static List<MemberChange> members(JsonNode before, JsonNode after, WordDiff words) {
        SequencedSet<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.remove(BODY);
        List<MemberChange> changes = new ArrayList<>();
        for (String name : names) {
            JsonNode its = before.get(name);
            JsonNode becomes = after.get(name);
            if (its == null || !its.equals(becomes)) {
                changes.add(new MemberChange(name, its, becomes, inline(its, becomes, words)));
            }
        }
        return List.copyOf(changes);
    }

    private static @Nullable List<TextPart> inline(@Nullable JsonNode before, @Nullable JsonNode after,
            WordDiff words) {
        return before != null && after != null && before.isTextual() && after.isTextual()
                ? words.compare(before.textValue(), after.textValue())
                : null;
    }

    /// Two revisions, with what a client would have to write to make them.
    record Compared(ArticleContent earlier, ArticleContent later, ArticleWrite earlierWrite, ArticleWrite laterWrite) {
    }
}
