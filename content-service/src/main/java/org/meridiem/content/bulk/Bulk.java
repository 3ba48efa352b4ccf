package org.meridiem.content.bulk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.ArticleCriteria;
import org.meridiem.content.article.ArticleList;
import org.meridiem.content.article.ArticleView;
import org.meridiem.kit.http.EntityVersion;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Does one thing to many articles: each in a transaction of its own, with its own checks and its own outcome. What went well for one stays,
/// whatever becomes of the next, even if the process dies in between.
@ApplicationScoped
class Bulk {

    /// Articles of one request.
    static final int MOST = 500;

    private static final Logger LOG = Logger.getLogger(Bulk.class);
    /// So many failures of ours one after another, and the rest is not tried.
    private static final int PATIENCE = 3;
    /// Each takes a connection for the request and one for the article at hand; others need connections too.
    private static final int AT_ONCE = 3;

    private final BulkOrder orders;
    private final ArticleList list;
    private final Semaphore places = new Semaphore(AT_ONCE);

    Bulk(BulkOrder orders, ArticleList list) {
        this.orders = orders;
        this.list = list;
    }

    /// Lets only a few go on at once.
    ///
    /// @throws ProblemException 503 for one too many
    <T> T inTurn(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw ProblemType.UNAVAILABLE.with("Too many requests about many articles at once.").header("Retry-After",
                    "5");
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /// @throws ProblemException 400, 409 (another number of articles than expected), 422
    BulkResult carryOut(BulkRequest request, Caller by) {
        BulkOrder.Act act = QuarkusTransaction.requiringNew().call(() -> orders.of(request));
        boolean dryRun = Boolean.TRUE.equals(request.dryRun());
        List<BulkResult.Item> items = new ArrayList<>();
        int failures = 0;
        for (BulkSelection.Chosen chosen : selected(request, by)) {
            if (failures >= PATIENCE) {
                items.add(BulkResult.Item.refused(chosen.id(),
                        unavailable("It was not tried: others before it failed.")));
                continue;
            }
            BulkResult.Item item = one(act, chosen, dryRun, by);
            failures = item.status() >= 500 ? failures + 1 : 0;
            items.add(item);
        }
        return BulkResult.of(dryRun, items);
    }

    private static BulkResult.Item one(BulkOrder.Act act, BulkSelection.Chosen chosen, boolean dryRun, Caller by) {
        IfMatch ifMatch = IfMatch.of(chosen.version() == null ? "*" : EntityVersion.etag(chosen.version()));
        try {
            Long version = QuarkusTransaction.requiringNew().call(() -> {
                ArticleView view = act.perform(chosen.id(), ifMatch, by);
                if (dryRun) {
                    throw new NothingKept();
                }
                return view.version();
            });
            return BulkResult.Item.done(chosen.id(), version);
        } catch (NothingKept _) {
            return BulkResult.Item.done(chosen.id(), null);
        } catch (ProblemException e) {
            return BulkResult.Item.refused(chosen.id(), e);
        } catch (RuntimeException e) {
            ProblemException known = problemIn(e);
            if (known != null) {
                return BulkResult.Item.refused(chosen.id(), known);
            }
            LOG.errorf(e, "article %s of a request about many failed", chosen.id());
            return BulkResult.Item.refused(chosen.id(), unavailable("It failed on our side. Try again later."));
        }
    }

    /// What a filter finds is named with its version, so that what changes while others are at work is left alone.
    private List<BulkSelection.Chosen> selected(BulkRequest request, Caller by) {
        List<BulkSelection.Chosen> named = request.selection().articles();
        ArticleCriteria filter = request.selection().filter();
        if ((named == null) == (filter == null)) {
            throw ProblemType.INVALID_INPUT.with("A selection is either named or filtered.").at("/selection",
                    "must have either articles or filter");
        }
        if (named != null) {
            demandDifferent(named);
            demandExpected(request.expectedCount(), named.size());
            return named;
        }
        if (request.expectedCount() == null) {
            throw ProblemType.INVALID_INPUT.with("Say how many articles the filter should find.").at("/expectedCount",
                    "is needed with a filter");
        }
        demandExpected(request.expectedCount(), list.count(filter, by));
        if (request.expectedCount() > MOST) {
            throw ProblemType.UNPROCESSABLE
                    .with("One request is about " + MOST + " articles at most. Narrow the filter.")
                    .at("/selection/filter", "finds more than " + MOST + " articles");
        }
        List<BulkSelection.Chosen> found = list.versions(filter, MOST, by).stream()
                .map(article -> new BulkSelection.Chosen(article.id(), article.version())).toList();
        demandExpected(request.expectedCount(), found.size());
        return found;
    }

    private static void demandExpected(@Nullable Integer expected, long selected) {
        if (expected != null && expected != selected) {
            throw ProblemType.CONFLICT.with("Another number of articles is selected than expected. Nothing was done.")
                    .and("expectedCount", expected).and("selectedCount", selected);
        }
    }

    private static void demandDifferent(List<BulkSelection.Chosen> named) {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < named.size(); i++) {
            if (!seen.add(named.get(i).id())) {
                throw ProblemType.INVALID_INPUT.with("An article is named twice.")
                        .at("/selection/articles/" + i + "/id", "is named before");
            }
        }
    }

    private static @Nullable ProblemException problemIn(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++, cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
        }
        return null;
    }

    /// Rolls back what a dry run did.
    private static final class NothingKept extends RuntimeException {

        NothingKept() {
            super(null, null, false, false);
        }
    }

    private static ProblemException unavailable(String detail) {
        return ProblemType.UNAVAILABLE.with(detail);
    }
}
