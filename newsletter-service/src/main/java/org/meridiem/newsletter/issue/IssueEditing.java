package org.meridiem.newsletter.issue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.ArticleCard;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.http.StaleVersion;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.article.ArticleCards;
import org.meridiem.newsletter.article.TrendingLists;
import org.meridiem.newsletter.audit.AuditLog;
import org.meridiem.newsletter.block.Block;
import org.meridiem.newsletter.block.BlockCheck;
import org.meridiem.newsletter.catalogue.Newsletter;
import org.meridiem.newsletter.catalogue.Newsletters;

/// Makes drafts and changes them.
@Singleton
class IssueEditing {

    /// More candidates than wanted, for some stand in the issue already.
    private static final int SPARE = 2;

    private final Issues issues;
    private final IssueItems items;
    private final Newsletters newsletters;
    private final ArticleCards cards;
    private final TrendingLists trending;
    private final IssueAssembly assembly;
    private final AuditLog audit;
    private final IssueConfig config;
    private final Clock clock;

    IssueEditing(Issues issues, IssueItems items, Newsletters newsletters, ArticleCards cards, TrendingLists trending,
            IssueAssembly assembly, AuditLog audit, IssueConfig config, Clock clock) {
        this.issues = issues;
        this.items = items;
        this.newsletters = newsletters;
        this.cards = cards;
        this.trending = trending;
        this.assembly = assembly;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /// Makes a draft out of what is public now.
    @Transactional
    Issue build(IssueRecipe recipe, Caller by) {
        IssueText text = text(recipe.subject(), recipe.preheader(), recipe.intro(), recipe.blocksOrNone());
        Newsletter newsletter = newsletters.withSlug(recipe.newsletter())
                .orElseThrow(() -> ProblemType.UNRESOLVED_REFERENCE.with("There is no newsletter of this name.")
                        .at("/newsletter", "there is no newsletter of this name"));
        demandPublic("/articles", recipe.picks());
        int max = config.maxArticles();
        List<UUID> mostRead = recipe.trending() == null ? List.of() : trending.best(recipe.trending().window());
        Map<UUID, ArticleCard> publicOnes = cards.cards(mostRead);
        List<IssueItems.Item> chosen = assembly.select(new Candidates(recipe.picks(), cards.newest(max * SPARE),
                recipe.newestWanted(), mostRead.stream().filter(publicOnes::containsKey).toList(),
                recipe.trending() == null ? 0 : recipe.trending().n()));
        if (chosen.isEmpty() && !text.hasWords()) {
            throw ProblemType.UNPROCESSABLE
                    .with("There is nothing to put into the issue: no article matches, and there are no words.");
        }
        return assembly.persist(newsletter, text, chosen, by);
    }

    /// Replaces words and articles.
    @Transactional
    Issue replace(UUID id, IfMatch ifMatch, IssueWrite written, Caller by) {
        IssueText text = text(written.subject(), written.preheader(), written.intro(), written.blocksOrNone());
        Issue issue = issues.lock(id);
        List<IssueItems.Shown> shown = items.shown(id);
        List<String> differences = differences(issue, shown, text, written);
        ifMatch.check(issue.version(), () -> new StaleVersion(issue.version(), differences, issue.updatedBy(),
                issue.updatedAt()));
        demandPublic("/articles", written.articles());
        demandPublic("/trending", written.trendingOrNone());
        demandOnce(written);
        if (!differences.isEmpty()) {
            issue.rewrite(text, by, clock.instant());
            issues.flush();
            var chosen = new ArrayList<IssueItems.Item>();
            written.articles().forEach(article -> chosen.add(new IssueItems.Item(article, Part.STORY)));
            written.trendingOrNone().forEach(article -> chosen.add(new IssueItems.Item(article, Part.TRENDING)));
            items.replace(id, chosen);
            audit.record(by, "save", "issue", id, issue.version(), Map.of("changed", differences));
        }
        return issue;
    }

    /// Deletes a draft.
    @Transactional
    void delete(UUID id, IfMatch ifMatch, Caller by) {
        Issue issue = issues.lock(id);
        ifMatch.check(issue.version(),
                () -> new StaleVersion(issue.version(), List.of(), issue.updatedBy(), issue.updatedAt()));
        if (issue.status() != Status.DRAFT) {
            throw ProblemType.CONFLICT.with("Only a draft can be deleted. Cancel the issue instead.")
                    .and("status", issue.status());
        }
        issues.delete(issue);
        audit.record(by, "delete", "issue", id, null, Map.of());
    }

    private static IssueText text(@Nullable String subject, @Nullable String preheader, @Nullable String intro,
            List<Block> blocks) {
        List<Block> cleaned = BlockCheck.of(blocks, "/blocks");
        LetterSize.demandRoom(intro, cleaned);
        return IssueText.of(subject, preheader, intro, cleaned);
    }

    private void demandPublic(String pointer, List<UUID> articles) {
        Map<UUID, ArticleCard> known = cards.cards(articles);
        ProblemException unknown = ProblemType.UNRESOLVED_REFERENCE.with("Not every article named is public.");
        for (int i = 0; i < articles.size(); i++) {
            if (!known.containsKey(articles.get(i))) {
                unknown.at(pointer + '/' + i, "is not public");
            }
        }
        if (!unknown.errors().isEmpty()) {
            throw unknown;
        }
    }

    private static void demandOnce(IssueWrite written) {
        var seen = new HashSet<UUID>();
        ProblemException twice = ProblemType.INVALID_INPUT.with("An article can stand in an issue once.");
        for (int i = 0; i < written.articles().size(); i++) {
            if (!seen.add(written.articles().get(i))) {
                twice.at("/articles/" + i, "stands in the issue already");
            }
        }
        for (int i = 0; i < written.trendingOrNone().size(); i++) {
            if (!seen.add(written.trendingOrNone().get(i))) {
                twice.at("/trending/" + i, "stands in the issue already");
            }
        }
        if (!twice.errors().isEmpty()) {
            throw twice;
        }
    }

    private static List<String> differences(Issue issue, List<IssueItems.Shown> shown, IssueText text,
            IssueWrite written) {
        var differences = new ArrayList<String>();
        if (!issue.subject(shown).equals(written.subject())) {
            differences.add("subject");
        }
        if (!Objects.equals(issue.text().preheader(), text.preheader())) {
            differences.add("preheader");
        }
        if (!Objects.equals(issue.text().intro(), text.intro())) {
            differences.add("intro");
        }
        if (!issue.text().written().equals(text.written())) {
            differences.add("blocks");
        }
        if (!ids(shown, Part.STORY).equals(written.articles())) {
            differences.add("articles");
        }
        if (!ids(shown, Part.TRENDING).equals(written.trendingOrNone())) {
            differences.add("trending");
        }
        return differences;
    }

    private static List<UUID> ids(List<IssueItems.Shown> shown, Part part) {
        return shown.stream().filter(item -> item.part() == part).map(item -> item.card().id()).toList();
    }
}
