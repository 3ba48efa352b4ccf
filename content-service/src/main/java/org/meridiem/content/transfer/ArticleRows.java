package org.meridiem.content.transfer;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.article.Article;
import org.meridiem.content.article.ArticleExchange;
import org.meridiem.content.article.Embargo;
import org.meridiem.content.article.Expiry;
import org.meridiem.content.article.Status;
import org.meridiem.content.correction.CorrectionExchange;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.editing.Stamp;
import org.meridiem.content.transfer.source.Content.Moment;
import org.meridiem.content.transfer.source.Content.Standing;
import org.meridiem.content.transfer.source.Content.Story;
import org.meridiem.content.transfer.source.Kind;
import org.meridiem.content.workflow.Arrival;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.security.Caller;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Writes articles of an import. Works in the caller's transaction.
@ApplicationScoped
class ArticleRows {

    /// What was to be public is not ready for readers: the row can still be taken over as a draft, in another transaction.
    static final class NotReady extends RuntimeException {
        private final ProblemException problem;

        NotReady(ProblemException problem) {
            super(problem.getMessage(), problem, false, false);
            this.problem = problem;
        }

        ProblemException problem() {
            return problem;
        }
    }

    private static final Instant EARLIEST = Instant.parse("1600-01-01T00:00:00Z");
    private static final Set<Status> QUIET = Set.of(Status.IN_REVIEW, Status.APPROVED, Status.UNPUBLISHED,
            Status.TAKEN_DOWN,
            Status.ARCHIVED);

    private final ArticleExchange articles;
    private final CorrectionExchange corrections;
    private final ArticleReferenceRows references;
    private final Arrival arrival;
    private final Mappings mappings;
    private final DryRunPlan plan;
    private final Clock clock;

    ArticleRows(ArticleExchange articles, CorrectionExchange corrections, ArticleReferenceRows references,
            Arrival arrival, Mappings mappings, DryRunPlan plan, Clock clock) {
        this.articles = articles;
        this.corrections = corrections;
        this.references = references;
        this.arrival = arrival;
        this.mappings = mappings;
        this.plan = plan;
        this.clock = clock;
    }

    /// @throws NotReady         when it was public and cannot be here
    /// @throws ProblemException as the API answers it
    RowReport write(RowTask task, Story story) {
        // Fetching pictures shows readers something else, though the source says the same.
        String fingerprint = Fingerprint.of(story) + (task.job().options().fetchMedia() ? "+media" : "");
        Optional<Mappings.Mapping> known = mappings.find(task.job().source(), Kind.ARTICLE, task.row().id());
        if (known.filter(task::isRepeat).isPresent()) {
            return task.repeat(known.get(), Kind.ARTICLE);
        }
        Article present = known.map(Mappings.Mapping::target).or(() -> Optional.ofNullable(story.id()))
                .flatMap(articles::byId)
                .orElse(null);
        if (present == null) {
            Article made = create(task, story);
            return done(task, Outcome.CREATED, made, made.version(), fingerprint);
        }
        if (known.isPresent()
                ? known.get().fingerprint().equals(fingerprint)
                : articles.isAs(present, out -> ArticleLines.story(out, corrections(present)).equals(story))) {
            return done(task, Outcome.UNCHANGED, present,
                    known.map(Mappings.Mapping::version).orElse(present.version()), fingerprint);
        }
        boolean changedHere = known.isEmpty() || known.get().version() != present.version();
        if (changedHere && !task.job().options().overwrite()) {
            return task.report(Outcome.SKIPPED, new RowReport.Target(Kind.ARTICLE.label(), present.id()),
                    known.isEmpty()
                            ? "It is here already and says something else; with overwrite=true it would be replaced."
                            : "It was changed here since the last import; with overwrite=true it would be replaced.");
        }
        Article updated = update(task, story, present);
        return done(task, Outcome.UPDATED, updated, updated.version(), fingerprint);
    }

    private RowReport done(RowTask task, Outcome outcome, Article article, long version, String fingerprint) {
        mappings.put(task.job().source(), Kind.ARTICLE, task.row().id(), null,
                task.mapping(article.id(), version, fingerprint));
        return task.report(outcome, Kind.ARTICLE, article.id());
    }

    private Article create(RowTask task, Story story) {
        Caller by = task.job().actor();
        UUID id = Objects.requireNonNullElseGet(story.id(), Ids::next);
        ObjectNode write = references.resolved(task, story, story.write());
        String wish = write.path("slug").asText("");
        if (!wish.isEmpty()) {
            String slug = articles.takeSlug(wish, id);
            if (!slug.equals(wish) || task.job().dryRun() && plan.isTaken(task.shelf(), wish)) {
                task.warn("The slug “" + wish + "” is another article's: this one gets a number.");
            }
            write.put("slug", slug);
        }
        Standing standing = story.standing();
        Article article = articles.create(id, write, stamp(standing, by), by);
        return settle(task, story, article, null, by);
    }

    private Article update(RowTask task, Story story, Article present) {
        Caller by = task.job().actor();
        ObjectNode write = references.resolved(task, story, story.write());
        // A new slug would break addresses that readers know.
        write.put("slug", present.slug());
        Article article = articles.save(present.id(), write, by);
        return settle(task, story, article, present.slug(), by);
    }

    private List<CorrectionExchange.Entry> corrections(Article article) {
        return corrections.of(List.of(article.id())).getOrDefault(article.id(), List.of());
    }

    /// Makes it stand where it stood, with all that hangs on that.
    ///
    /// @param slug that its draft keeps; null for that of the source
    private Article settle(RowTask task, Story story, Article written, @Nullable String slug, Caller by) {
        Standing standing = story.standing();
        UUID id = written.id();
        formerSlugs(task, standing, id);
        corrections.replace(id, standing.corrections(), by);
        Article article = settle(task, standing, written, by);
        if (story.draft() != null) {
            ObjectNode draft = references.resolved(task, story, story.draft());
            if (slug != null) {
                draft.put("slug", slug);
            }
            article = articles.save(id, draft, by);
        }
        return ahead(task, standing, article, by);
    }

    private Article ahead(RowTask task, Standing standing, Article article, Caller by) {
        Moment publication = standing.ahead().publication();
        Article settled = article;
        if (publication != null && article.status() == Status.PUBLISHED && publication.at().isAfter(now())) {
            settled = arrival.schedule(article.id(), publication.at(), publication.zone(), by);
        }
        Moment embargo = standing.ahead().embargo();
        Moment expiry = standing.ahead().expiry();
        if (expiry != null && settled.status() != Status.SCHEDULED && settled.status() != Status.PUBLISHED) {
            task.warn("It was to be taken from readers at " + expiry.at() + ", who do not have it here.");
            expiry = null;
        }
        return arrival.time(settled.id(), expiry == null ? null : new Expiry(expiry.at(), expiry.zone()),
                embargo == null ? null : new Embargo(embargo.at(), embargo.zone()), by);
    }

    private void formerSlugs(RowTask task, Standing standing, UUID id) {
        for (String slug : standing.formerSlugs()) {
            if (!articles.takeFormerSlug(slug, id)) {
                task.warn("The former slug “" + slug + "” is another article's or no slug: it does not lead here.");
            }
        }
    }

    private Article settle(RowTask task, Standing standing, Article article, Caller by) {
        Status wanted = wanted(task, standing);
        Status now = article.status();
        try {
            if (wanted == Status.PUBLISHED && now != Status.SCHEDULED) {
                return arrival.publish(article.id(), dates(task, standing), by);
            }
            if (wanted == Status.SCHEDULED && now == Status.DRAFT) {
                Moment at = Objects.requireNonNull(standing.ahead().publication());
                return arrival.schedule(article.id(), at.at(), at.zone(), by);
            }
        } catch (ProblemException e) {
            throw new NotReady(e);
        }
        if (QUIET.contains(wanted) && now == Status.DRAFT) {
            return arrival.put(article.id(), wanted, by);
        }
        if (wanted != now) {
            task.warn("It is " + now + " here and stays so; the source says " + standing.status() + ".");
        }
        return article;
    }

    private Status wanted(RowTask task, Standing standing) {
        Status wanted = Status.valueOf(standing.status());
        if (task.asDraft() != null && (wanted == Status.PUBLISHED || wanted == Status.SCHEDULED)) {
            task.warn("It stays a draft. " + task.asDraft());
            return Status.DRAFT;
        }
        Moment publication = standing.ahead().publication();
        if (wanted == Status.SCHEDULED && (publication == null || !publication.at().isAfter(now()))) {
            task.warn("It was to go out at " + (publication == null ? null : publication.at())
                    + ", which is past: it is published with that date.");
            return Status.PUBLISHED;
        }
        return wanted;
    }

    private Arrival.Dates dates(RowTask task, Standing standing) {
        Instant now = now();
        Instant published = usable(standing.publishedAt() == null ? standing.createdAt() : standing.publishedAt(), now);
        if (published == null) {
            task.warn("It has no date that could be kept: it is published as of now.");
            return new Arrival.Dates(now, now, now);
        }
        Instant changed = usable(standing.updatedAt(), now);
        Instant first = usable(standing.firstPublishedAt(), now);
        return new Arrival.Dates(published, first == null ? published : first,
                changed == null || changed.isBefore(published) ? published : changed);
    }

    private Stamp stamp(Standing standing, Caller by) {
        Instant now = now();
        Instant created = usable(standing.createdAt(), now);
        Caller owner = standing.createdBy() == null
                ? by
                : new Caller(standing.createdBy(),
                        Objects.requireNonNullElse(standing.createdByName(), standing.createdBy()), Set.of());
        return Stamp.first(owner, created == null ? now : created);
    }

    private static @Nullable Instant usable(@Nullable Instant time, Instant now) {
        return time == null || time.isBefore(EARLIEST) || time.isAfter(now) ? null : time;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
