package org.meridiem.content.comment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.publication.CommentCounts;
import org.meridiem.kit.http.EntityVersion;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Decides on comments. Each method is one transaction, or part of the caller's.
@ApplicationScoped
class Moderation {

    private final DataSource database;
    private final Comments comments;
    private final Standing standing;
    private final CommentCounts counts;
    private final AuditLog audit;
    private final Clock clock;

    Moderation(DataSource database, Comments comments, Standing standing, CommentCounts counts, AuditLog audit,
            Clock clock) {
        this.database = database;
        this.comments = comments;
        this.standing = standing;
        this.counts = counts;
        this.audit = audit;
        this.clock = clock;
    }

    /// On one.
    ///
    /// @throws ProblemException 404, 409 (removed), 412, 428
    @Transactional
    void decide(UUID id, IfMatch ifMatch, DecisionRequest request, Caller by) {
        Instant now = now();
        standing.hold(comments.existing(id).article(), now);
        decide(id, ifMatch, request.decision(), new Standing.Verdict(by, request.tidyReason()), now);
    }

    /// On many: what is in the way of one is no obstacle for the others.
    ///
    /// @throws ProblemException 400 for a comment named twice
    @Transactional
    BulkDecisionResult decide(BulkDecisionRequest request, Caller by) {
        refuseDoubles(request.items());
        Instant now = now();
        Map<UUID, UUID> articles = articles(request.items());
        // Always in the same order, so that two of these never wait for one another.
        articles.values().stream().distinct().sorted(Comparator.comparing(UUID::toString))
                .forEach(article -> counts.hold(article, now));
        var verdict = new Standing.Verdict(by, request.tidyReason());
        return new BulkDecisionResult(request.items().stream().map(item -> {
            try {
                return BulkDecisionResult.Item.done(
                        decide(item.id(), IfMatch.of(EntityVersion.etag(item.version())), request.decision(), verdict,
                                now));
            } catch (ProblemException refused) {
                // Thrown before anything of this one was changed.
                return BulkDecisionResult.Item.refused(item.id(), refused);
            }
        }).toList());
    }

    private Comment decide(UUID id, IfMatch ifMatch, Decision decision, Standing.Verdict verdict, Instant now) {
        Comment comment = comments.locked(id);
        ifMatch.check(comment.version(), comment::stale);
        if (comment.state() == CommentState.REMOVED) {
            throw ProblemType.CONFLICT.with("The comment was removed: nothing is left to decide on.");
        }
        boolean settles = decision == Decision.APPROVE && comment.reports() > 0;
        if (comment.state() == decision.state() && !settles) {
            return comment;
        }
        if (settles) {
            Query.of("update comment_report set settled = true where comment_id = ?", id).update(database);
        }
        Comment decided = standing.move(comment, decision.state(), verdict, now);
        audit.record(verdict.by(), decision.label(), "comment", id, decided.version(),
                Map.of("from", comment.state().name(), "to", decided.state().name(), "article",
                        comment.article().toString()));
        return decided;
    }

    private Map<UUID, UUID> articles(List<BulkDecisionRequest.Item> items) {
        Map<UUID, UUID> articles = new HashMap<>();
        Query.of("select id, article_id from comment where id = any(?)",
                (Object) items.stream().map(BulkDecisionRequest.Item::id).toArray(UUID[]::new))
                .list(database,
                        row -> articles.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
        return articles;
    }

    private static void refuseDoubles(List<BulkDecisionRequest.Item> items) {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!seen.add(items.get(i).id())) {
                throw ProblemType.INVALID_INPUT.with("A comment is named twice.").at("/items/" + i + "/id",
                        "is named before");
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
