package org.meridiem.content.publication;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.Article;
import org.meridiem.content.article.ArticleContent;
import org.meridiem.content.article.ArticleReferences;
import org.meridiem.content.article.Articles;
import org.meridiem.content.article.PublicTrace;
import org.meridiem.content.article.Revision;
import org.meridiem.content.article.Revisions;
import org.meridiem.content.article.SlugRegister;
import org.meridiem.content.article.Transition;
import org.meridiem.content.caching.Purges;
import org.meridiem.content.contenttype.ContentTypes;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.webhook.WebhookEvents;
import org.meridiem.events.ArticleCard;
import org.meridiem.events.ArticleEvent;
import org.meridiem.events.CloudEvent;
import org.meridiem.events.EncodedEvent;
import org.meridiem.events.EventCodec;
import org.meridiem.kit.outbox.Outbox;
import org.meridiem.kit.security.Caller;
import org.meridiem.kit.trace.TraceContext;

/// Makes articles public, renews them, takes them back. Everything happens in the caller's transaction, under the article's lock; the event
/// leaves with the commit.
@ApplicationScoped
public class Publication implements PublicTrace {

    /// Who acts when nobody does: the clock.
    public static final Caller SYSTEM = new Caller("system", "system", Set.of());

    private static final String SOURCE = "/content-service";

    private final Articles articles;
    private final Revisions revisions;
    private final Catalogue catalogue;
    private final ContentTypes types;
    private final Projector projector;
    private final PublishedArticles published;
    private final SlugRegister slugs;
    private final ArticleReferences references;
    private final CommentCounts comments;
    private final Outbox outbox;
    private final WebhookEvents webhooks;
    private final Purges purges;
    private final Clock clock;

    Publication(Articles articles, Revisions revisions, Catalogue catalogue, ContentTypes types, Projector projector,
            PublishedArticles published,
            SlugRegister slugs, ArticleReferences references, CommentCounts comments, Outbox outbox,
            WebhookEvents webhooks, Purges purges, Clock clock) {
        this.articles = articles;
        this.revisions = revisions;
        this.catalogue = catalogue;
        this.types = types;
        this.projector = projector;
        this.published = published;
        this.slugs = slugs;
        this.references = references;
        this.comments = comments;
        this.outbox = outbox;
        this.webhooks = webhooks;
        this.purges = purges;
        this.clock = clock;
    }

    /// @throws org.meridiem.kit.problem.ProblemException 422 when readers cannot be shown it as it is
    @Transactional(Transactional.TxType.MANDATORY)
    public void demandReady(ArticleContent content) {
        demandReady(content, catalogue.held(content));
    }

    private void demandReady(ArticleContent content, Catalogue.Shown shown) {
        Readiness.demand(content, shown, types.violations(content.kind(), content.custom()));
    }

    /// A revision becomes what readers see.
    ///
    /// @param publishedOn the date that readers are shown, null for now or, on a published article, the one it has
    /// @throws org.meridiem.kit.problem.ProblemException 422 when it is not ready
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(Article article, Revision revision, @Nullable Instant publishedOn, Caller by) {
        publish(article, revision, publishedOn, null, null, by);
    }

    /// A revision becomes what readers see, with the dates that it had elsewhere.
    ///
    /// @param publishedOn the date that readers are shown, null for now
    /// @param first       the date of its very first publication, null for the same
    /// @param changed     when what readers see last changed, null for the same
    /// @throws org.meridiem.kit.problem.ProblemException 422 when it is not ready
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(Article article, Revision revision, @Nullable Instant publishedOn, @Nullable Instant first,
            @Nullable Instant changed, Caller by) {
        boolean update = article.publishedRevision().isPresent();
        Instant now = now();
        ArticleContent content = revision.content();
        Catalogue.Shown shown = catalogue.held(content);
        demandReady(content, shown);
        article.publish(revision.number(), publishedOn, by, now);
        article.dated(first, changed);
        revisions.published(article.id(), revision.number(), now);
        Projection projection = projector.project(article, content, shown, comments.shown(article, now));
        put(article, projection, now);
        slugs.publish(content.slug(), article.id());
        references.replace(article.id(), ArticleReferences.Part.PUBLISHED, content);
        references.clear(article.id(), ArticleReferences.Part.SCHEDULED);
        send(update
                ? new ArticleEvent.Updated(attributes(ArticleEvent.Updated.TYPE, article.id(), now), projection.event())
                : new ArticleEvent.Published(attributes(ArticleEvent.Published.TYPE, article.id(), now),
                        projection.event()));
    }

    /// Readers are told that it is gone.
    ///
    /// @param step to unpublished or taken down
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(Article article, Transition.Step step, Caller by) {
        Instant now = now();
        article.withdraw(step, by, now);
        references.clear(article.id(), ArticleReferences.Part.PUBLISHED);
        references.clear(article.id(), ArticleReferences.Part.SCHEDULED);
        UUID id = article.id();
        long version = article.publicVersion();
        switch (step.to()) {
            case UNPUBLISHED -> {
                send(new ArticleEvent.Unpublished(attributes(ArticleEvent.Unpublished.TYPE, id, now),
                        published.eventCard(id, version)));
                remove(article, PublishedArticles.Gone.UNPUBLISHED, version, now);
            }
            case TAKEN_DOWN -> {
                send(new ArticleEvent.TakenDown(attributes(ArticleEvent.TakenDown.TYPE, id, now),
                        published.eventReference(id, version)));
                remove(article, PublishedArticles.Gone.TAKEN_DOWN, version, now);
            }
            case DRAFT, IN_REVIEW, APPROVED, SCHEDULED, PUBLISHED, ARCHIVED -> throw new IllegalArgumentException(
                    "not a way out of public: " + step);
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void articleDeleted(Article article) {
        Instant now = now();
        article.renewed();
        long version = article.publicVersion();
        send(new ArticleEvent.Deleted(attributes(ArticleEvent.Deleted.TYPE, article.id(), now),
                published.eventReference(article.id(), version)));
        remove(article, PublishedArticles.Gone.DELETED, version, now);
    }

    /// Makes what readers see anew, because a name in it may have changed, or the form of what is stored. Does nothing when nothing differs or the article is
    /// not public. Where only the form changed, the event is left out: it would say what the last one said.
    ///
    /// @return whether readers see something new
    @Transactional(Transactional.TxType.MANDATORY)
    boolean renew(Renewals.Taken asked) {
        UUID id = asked.article();
        Article article = articles.lockedIfThere(id).filter(found -> found.publishedRevision().isPresent())
                .orElse(null);
        if (article == null) {
            return false;
        }
        ArticleContent content = revisions.of(article, article.publishedRevision().orElseThrow()).content();
        Catalogue.Shown shown = catalogue.held(content);
        Instant now = now();
        CommentCounts.Shown discussion = comments.shown(article, now);
        Projection same = projector.project(article, content, shown, discussion);
        if (same.etag().equals(published.etag(id))) {
            if (asked.rebuild()) {
                published.findable(same);
                purges.ask(Filing.of(same).cacheTags(id), now);
            }
            return false;
        }
        ArticleCard told = published.eventCard(id, article.publicVersion());
        boolean news = !asked.quiet() || !same.event().equals(told);
        boolean onlyTalk = news && told.withCommentCount(same.event().commentCount()).equals(same.event())
                && differsByTalkOnly(article, content, shown, discussion.open(), told.commentCount());
        article.renewed();
        Projection projection = projector.project(article, content, shown, discussion);
        put(article, projection, now);
        var event = new ArticleEvent.Updated(attributes(ArticleEvent.Updated.TYPE, id, now), projection.event());
        if (news && onlyTalk) {
            outbox.append(EventCodec.ARTICLES.encode(event));
        } else if (news) {
            send(event);
        }
        return true;
    }

    /// Whether nothing but what it says of its comments is new: webhooks are not told of each of these.
    ///
    /// @param before how many comments readers see now; null when they see no number
    private boolean differsByTalkOnly(Article article, ArticleContent content, Catalogue.Shown shown, boolean open,
            @Nullable Integer before) {
        if (before == null) {
            return false;
        }
        String present = published.etag(article.id());
        return Stream.of(open, !open)
                .map(either -> projector.project(article, content, shown, new CommentCounts.Shown(before, either)))
                .anyMatch(projection -> projection.etag().equals(present));
    }

    /// What readers are told of errors changed. Does nothing while the article is not public: it then shows with the next publication.
    @Transactional(Transactional.TxType.MANDATORY)
    public void corrected(Article article) {
        if (article.publishedRevision().isEmpty()) {
            return;
        }
        Instant now = now();
        article.corrected(now);
        ArticleContent content = revisions.of(article, article.publishedRevision().orElseThrow()).content();
        Projection projection = projector.project(article, content, catalogue.held(content),
                comments.shown(article, now));
        put(article, projection, now);
        send(new ArticleEvent.Updated(attributes(ArticleEvent.Updated.TYPE, article.id(), now), projection.event()));
    }

    private void put(Article article, Projection projection, Instant now) {
        Filing before = published.filing(article.id(), projection.article().slug());
        published.put(projection, article.firstPublishedAt().orElseThrow(), now);
        purges.ask(before.cacheTags(article.id(), Filing.of(projection)), now);
    }

    /// Not even a copy may be shown any more.
    private void remove(Article article, PublishedArticles.Gone why, long version, Instant now) {
        Filing before = published.filing(article.id(), "");
        published.withdraw(article.id(), why, version, now);
        purges.erase(before.cacheTags(article.id(), before.withdrawn()), now);
    }

    private void send(ArticleEvent event) {
        EncodedEvent encoded = EventCodec.ARTICLES.encode(event);
        outbox.append(encoded);
        webhooks.queue(event, encoded);
    }

    private static CloudEvent attributes(String type, UUID article, Instant now) {
        return new CloudEvent(Ids.next(), type, SOURCE, now, article.toString(), TraceContext.traceparent());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
