package org.meridiem.content.redirect;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.caching.Purges;
import org.meridiem.content.editing.Changes;
import org.meridiem.content.editing.Cut;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.editing.Stamp;
import org.meridiem.content.editing.WebAddress;
import org.meridiem.content.section.Section;
import org.meridiem.content.section.Sections;
import org.meridiem.content.slug.SlugPolicy;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Makes, changes and removes redirects. Each method is one transaction, or part of the caller's; changes are made one at a time.
@ApplicationScoped
class RedirectEditing {

    private static final int MAX_HOPS = 10;
    private static final Set<Integer> STATUSES = Set.of(301, 302, 410);

    private final RedirectRepository redirects;
    private final RedirectLookup lookup;
    private final Sections sections;
    private final Changes changes;
    private final Purges purges;
    private final AuditLog audit;
    private final Cursors cursors;
    private final Clock clock;

    RedirectEditing(RedirectRepository redirects, RedirectLookup lookup, Sections sections,
            Changes changes, Purges purges, AuditLog audit, Cursors cursors, Clock clock) {
        this.redirects = redirects;
        this.lookup = lookup;
        this.sections = sections;
        this.changes = changes;
        this.purges = purges;
        this.audit = audit;
        this.cursors = cursors;
        this.clock = clock;
    }

    /// @throws org.meridiem.kit.problem.ProblemException 404
    @Transactional
    RedirectView get(UUID id) {
        return views(List.of(redirects.findByIdOptional(id).orElseThrow(RedirectEditing::absent))).getFirst();
    }

    @Transactional
    Page<RedirectView> page(@Nullable String q, int limit, @Nullable String cursor, boolean count) {
        Cut cut = new Cut(cursors, "redirects?q=" + q, limit);
        List<String> position = cut.position(cursor);
        Long total = count ? redirects.count(q) : null;
        Page<Redirect> page = cut.page(
                redirects.inOrder(q, position == null ? null : position.getFirst(), cut.fetch()),
                redirect -> List.of(redirect.from()), total);
        return new Page<>(views(page.items()), page.nextCursor(), page.total());
    }

    /// @throws org.meridiem.kit.problem.ProblemException 400, 409 when the address is redirected already, 422 for a circle or what is not there
    @Transactional
    RedirectView create(RedirectWrite wanted, Caller by) {
        redirects.lockAll();
        String from = from(wanted);
        Redirect.Target target = target(wanted);
        refuseTaken(from);
        refuseCircle(from, target);
        Redirect redirect = new Redirect(Ids.next(), from, wanted.statusOrPermanent(), target,
                Stamp.first(by, clock.instant()));
        redirects.persistAndFlush(redirect);
        changes.created();
        purge(from);
        audit.record(by, "create", "redirect", redirect.id(), 1L, Map.of("from", from));
        return views(List.of(redirect)).getFirst();
    }

    /// @throws org.meridiem.kit.problem.ProblemException 400, 404, 409, 412, 422, 428
    @Transactional
    RedirectView change(UUID id, IfMatch ifMatch, UnaryOperator<RedirectWrite> edit, Caller by) {
        redirects.lockAll();
        Redirect redirect = existing(id, ifMatch);
        RedirectWrite wanted = edit.apply(views(List.of(redirect)).getFirst().write());
        String from = from(wanted);
        Redirect.Target target = target(wanted);
        if (!lookup.spellings(from).contains(redirect.from())) {
            refuseTaken(from);
        }
        refuseCircle(from, target);
        SequencedSet<String> changed = redirect.edit(from, wanted.statusOrPermanent(), target);
        if (!changed.isEmpty()) {
            redirect.stamp(redirect.stamp().next(by, clock.instant()));
            redirects.flush();
            changes.note(id, redirect.stamp(), changed);
            purge(from);
            audit.record(by, "save", "redirect", id, redirect.stamp().version(),
                    Map.of("from", from, "changed", List.copyOf(changed)));
        }
        return views(List.of(redirect)).getFirst();
    }

    /// @throws org.meridiem.kit.problem.ProblemException 404, 412, 428
    @Transactional
    void remove(UUID id, IfMatch ifMatch, Caller by) {
        redirects.lockAll();
        Redirect redirect = existing(id, ifMatch);
        redirects.delete(redirect);
        redirects.flush();
        changes.forget(id);
        purge(redirect.from());
        audit.record(by, "delete", "redirect", id, null, Map.of("from", redirect.from()));
    }

    /// Also that there is nothing at this address.
    private void purge(String from) {
        String slug = lookup.spellings(from).getFirst();
        purges.ask(SlugPolicy.isSlug(slug)
                ? List.of(RedirectLookup.CACHE_TAG, "slug-" + slug)
                : List.of(RedirectLookup.CACHE_TAG));
    }

    private Redirect existing(UUID id, IfMatch ifMatch) {
        Redirect redirect = redirects.locked(id).orElseThrow(RedirectEditing::absent);
        ifMatch.check(redirect.stamp().version(), () -> changes.since(id, redirect.stamp(), ifMatch.version()));
        return redirect;
    }

    private static String from(RedirectWrite wanted) {
        return SitePath.of(wanted.from().strip()).orElseThrow(() -> ProblemType.INVALID_INPUT
                .with("The address that is to be redirected is neither a path of the site nor a slug.").at("/from",
                        "must be a path that begins with / and has no query, or a slug"));
    }

    private Redirect.Target target(RedirectWrite wanted) {
        int status = wanted.statusOrPermanent();
        if (!STATUSES.contains(status)) {
            throw ProblemType.INVALID_INPUT.with("A redirect is 301, 302 or 410.").at("/status",
                    "must be 301, 302 or 410");
        }
        RedirectWrite.RedirectTarget to = wanted.to();
        if (status == 410) {
            if (to != null) {
                throw ProblemType.INVALID_INPUT.with("What is gone leads nowhere.").at("/to",
                        "must be absent with 410");
            }
            return new Redirect.Target(null, null, null);
        }
        long given = to == null
                ? 0
                : List.of(Optional.ofNullable(to.article()), Optional.ofNullable(to.section()),
                        Optional.ofNullable(to.url())).stream().filter(Optional::isPresent).count();
        if (to == null || given != 1) {
            throw ProblemType.INVALID_INPUT.with("A redirect leads to one thing.").at("/to",
                    "must have exactly one of article, section and url");
        }
        if (to.article() != null && !lookup.articleExists(to.article())) {
            throw ProblemType.UNRESOLVED_REFERENCE.with("There is no such article.").at("/to/article",
                    "there is no article with this id");
        }
        return new Redirect.Target(to.article(), to.section() == null ? null : section(to.section()),
                to.url() == null ? null : url(to.url().strip()));
    }

    private UUID section(String slug) {
        return sections.bySlug(slug).map(Section::id)
                .orElseThrow(() -> ProblemType.UNRESOLVED_REFERENCE.with("There is no section “" + slug + "”.")
                        .at("/to/section", "no section has this slug"));
    }

    private static String url(String url) {
        if (url.startsWith("/")) {
            return SitePath.of(url).orElseThrow(RedirectEditing::badUrl);
        }
        if (!WebAddress.Validator.isWebAddress(url)) {
            throw badUrl();
        }
        return URI.create(url).toASCIIString();
    }

    private static RuntimeException badUrl() {
        return ProblemType.INVALID_INPUT.with("A redirect leads to a path of the site or to an http(s) address.").at(
                "/to/url", "must be a path that begins with / and has no query, or an absolute http or https address");
    }

    private void refuseTaken(String from) {
        if (lookup.spellings(from).stream().anyMatch(spelling -> redirects.from(spelling).isPresent())) {
            throw ProblemType.ALREADY_EXISTS.with("“" + from + "” is redirected already.").at("/from",
                    "is redirected already");
        }
    }

    /// Follows the way that a reader would go.
    private void refuseCircle(String from, Redirect.Target target) {
        Set<String> own = new HashSet<>(lookup.spellings(from));
        Optional<String> next = lookup.sitePath(target.url());
        for (int hop = 0; next.isPresent(); hop++) {
            List<String> spellings = lookup.spellings(next.get());
            if (spellings.stream().anyMatch(own::contains)) {
                throw ProblemType.UNPROCESSABLE.with("The redirect would lead back to where it begins.").at("/to",
                        "leads back to the address itself");
            }
            if (hop == MAX_HOPS) {
                throw ProblemType.UNPROCESSABLE.with("The redirect would lead over too many others.").at("/to",
                        "leads over more than " + MAX_HOPS + " other redirects");
            }
            next = spellings.stream().map(redirects::from).flatMap(Optional::stream).findFirst()
                    .flatMap(redirect -> lookup.sitePath(redirect.target().url()));
        }
    }

    List<RedirectView> views(List<Redirect> found) {
        Map<UUID, String> slugs = new HashMap<>();
        List<UUID> ids = found.stream().map(redirect -> redirect.target().section()).filter(java.util.Objects::nonNull)
                .distinct().toList();
        lookup.sectionSlugs(ids, slugs);
        List<RedirectView> views = new ArrayList<>();
        for (Redirect redirect : found) {
            var stamp = redirect.stamp();
            Redirect.Target target = redirect.target();
            RedirectWrite.RedirectTarget to = redirect.status() == 410
                    ? null
                    : new RedirectWrite.RedirectTarget(target.article(),
                            target.section() == null ? null : slugs.get(target.section()), target.url());
            views.add(new RedirectView(redirect.id(), redirect.from(), redirect.status(), to, stamp.version(),
                    stamp.createdAt(), stamp.creator(), stamp.updatedAt(), stamp.editor()));
        }
        return views;
    }

    private static RuntimeException absent() {
        return ProblemType.NOT_FOUND.with("There is no redirect with this id.");
    }
}
