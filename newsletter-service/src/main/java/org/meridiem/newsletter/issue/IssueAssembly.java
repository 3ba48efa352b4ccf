package org.meridiem.newsletter.issue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.audit.AuditLog;
import org.meridiem.newsletter.catalogue.Newsletter;

/// Issues for those that make them without an editor. Joins the running transaction.
@Singleton
public class IssueAssembly {

    private final Issues issues;
    private final IssueItems items;
    private final IssueTransitions transitions;
    private final AuditLog audit;
    private final IssueConfig config;
    private final Clock clock;

    IssueAssembly(Issues issues, IssueItems items, IssueTransitions transitions, AuditLog audit, IssueConfig config,
            Clock clock) {
        this.issues = issues;
        this.items = items;
        this.transitions = transitions;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /// The articles of an issue.
    ///
    /// @param stories  in their order
    /// @param trending the most read ones
    public record Chosen(List<UUID> stories, List<UUID> trending) {

        private static Chosen of(List<IssueItems.Item> items) {
            return new Chosen(in(Part.STORY, items), in(Part.TRENDING, items));
        }

        private static List<UUID> in(Part part, List<IssueItems.Item> items) {
            return items.stream().filter(item -> item.part() == part).map(IssueItems.Item::article).toList();
        }

        /// All of them.
        public List<UUID> articles() {
            return Stream.concat(stories.stream(), trending.stream()).toList();
        }
    }

    /// What [#build] would put in.
    public Chosen choose(Candidates candidates) {
        return Chosen.of(select(candidates));
    }

    /// Makes a draft.
    ///
    /// @return its key
    public UUID build(Newsletter newsletter, IssueText text, Candidates candidates, Caller by) {
        return persist(newsletter, text, select(candidates), by).id();
    }

    /// Approves a draft.
    public void approve(UUID issue, Caller by) {
        transitions.take(issue, Transition.APPROVE, IfMatch.of("*"), by);
    }

    /// Sends what is approved.
    ///
    /// @return false when nothing of it is left to send; it stays as it is then
    public boolean send(UUID issue, Caller by) {
        if (items.shown(issue).isEmpty()) {
            return false;
        }
        transitions.take(issue, Transition.SEND, IfMatch.of("*"), by);
        return true;
    }

    Issue persist(Newsletter newsletter, IssueText text, List<IssueItems.Item> chosen, Caller by) {
        var issue = new Issue(UuidVersion7Strategy.INSTANCE.generateUuid(null), newsletter, text, by,
                clock.instant());
        issues.persistAndFlush(issue);
        items.replace(issue.id(), chosen);
        audit.record(by, "create", "issue", issue.id(), issue.version(), Map.of());
        return issue;
    }

    List<IssueItems.Item> select(Candidates candidates) {
        return new Selection(config.maxArticles()).of(candidates);
    }
}
