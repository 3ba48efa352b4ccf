package org.meridiem.newsletter.issue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.security.Caller;

/// Issues as one caller may see them.
@Singleton
class IssueViews {

    private final Issues issues;
    private final IssueItems items;
    private final Audience audience;
    private final Cursors cursors;

    IssueViews(Issues issues, IssueItems items, Audience audience, Cursors cursors) {
        this.issues = issues;
        this.items = items;
        this.audience = audience;
        this.cursors = cursors;
    }

    /// The issue with this key.
    @Transactional
    IssueView of(UUID id, Caller who) {
        return of(issues.get(id), who);
    }

    /// The issue.
    IssueView of(Issue issue, Caller who) {
        return IssueView.of(issue, items.shown(issue.id()), Transition.of(issue.status(), who),
                issue.isOut() ? audience.tally(issue.id()) : null);
    }

    /// A page of a list, newest first, without the numbers of deliveries.
    @Transactional
    Page<IssueView> page(Issues.Filter filter, int limit, @Nullable String cursor, boolean count, Caller who) {
        String list = "issues " + filter;
        Issues.After after = null;
        if (cursor != null) {
            List<String> position = cursors.open(list, cursor);
            after = new Issues.After(Instant.parse(position.getFirst()), UUID.fromString(position.getLast()));
        }
        List<Issue> found = issues.page(filter, after, limit + 1);
        List<Issue> shown = found.stream().limit(limit).toList();
        Map<UUID, List<IssueItems.Shown>> articles = items.shown(shown.stream().map(Issue::id).toList());
        List<IssueView> entries = shown.stream()
                .map(issue -> IssueView.of(issue, articles.getOrDefault(issue.id(), List.of()),
                        Transition.of(issue.status(), who), null))
                .toList();
        String next = found.size() > limit
                ? cursors.seal(list, List.of(shown.getLast().createdAt().toString(), shown.getLast().id().toString()))
                : null;
        return new Page<>(entries, next, count ? issues.count(filter) : null);
    }
}
