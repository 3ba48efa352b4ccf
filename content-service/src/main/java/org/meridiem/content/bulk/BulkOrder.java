package org.meridiem.content.bulk;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.article.ArticleView;
import org.meridiem.content.article.ArticleWrite;
import org.meridiem.content.article.Drafting;
import org.meridiem.content.section.Sections;
import org.meridiem.content.tag.Tag;
import org.meridiem.content.tag.Tags;
import org.meridiem.content.workflow.TransitionRequest;
import org.meridiem.content.workflow.Workflow;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// What is to be done to each article: the act of one article, made ready once for all of them.
@ApplicationScoped
class BulkOrder {

    private static final int MOST_TAGS = 50;

    private final Workflow workflow;
    private final Drafting drafting;
    private final Tags tags;
    private final Sections sections;

    BulkOrder(Workflow workflow, Drafting drafting, Tags tags, Sections sections) {
        this.workflow = workflow;
        this.drafting = drafting;
        this.tags = tags;
        this.sections = sections;
    }

    /// What is done to one article, in the caller's transaction.
    interface Act {
        /// @throws ProblemException as the same request about it alone would
        ArticleView perform(UUID id, IfMatch ifMatch, Caller by);
    }

    /// @throws ProblemException 400 for members that do not go together, 422 for a tag or section that does not exist
    Act of(BulkRequest request) {
        demandMembers(request);
        return switch (request.action()) {
            case TRANSITION -> step(Objects.requireNonNull(request.transition()));
            case ADD_TAGS -> adding(existingTags(request));
            case REMOVE_TAGS -> removing(existingTags(request));
            case MOVE -> moving(Objects.requireNonNull(request.section()));
        };
    }

    private Act step(TransitionRequest step) {
        return (id, ifMatch, by) -> workflow.take(id, ifMatch, step, by);
    }

    private Act adding(List<String> added) {
        return edit(article -> {
            Set<String> all = new LinkedHashSet<>(tagsOf(article));
            return all.addAll(added) ? Optional.of(article.withTags(few(all))) : Optional.empty();
        });
    }

    private Act removing(List<String> removed) {
        return edit(article -> {
            Set<String> rest = new LinkedHashSet<>(tagsOf(article));
            return rest.removeAll(removed) ? Optional.of(article.withTags(List.copyOf(rest))) : Optional.empty();
        });
    }

    private Act moving(String section) {
        if (sections.bySlug(section).isEmpty()) {
            throw ProblemType.UNRESOLVED_REFERENCE.with("There is no such section.").at("/section",
                    "there is no section " + section);
        }
        return edit(article -> section.equals(article.section())
                ? Optional.empty()
                : Optional.of(article.withSection(section)));
    }

    private Act edit(Function<ArticleWrite, Optional<ArticleWrite>> edit) {
        return (id, ifMatch, by) -> drafting.change(id, ifMatch, edit, by);
    }

    private List<String> existingTags(BulkRequest request) {
        List<String> wanted = Objects.requireNonNull(request.tags());
        Map<String, Tag> known = tags.bySlugs(wanted);
        List<String> unknown = wanted.stream().filter(slug -> !known.containsKey(slug)).toList();
        if (!unknown.isEmpty()) {
            ProblemException problem = ProblemType.UNRESOLVED_REFERENCE.with("There is no such tag.");
            unknown.forEach(slug -> problem.at("/tags/" + wanted.indexOf(slug), "there is no tag " + slug));
            throw problem;
        }
        return known.values().stream().map(Tag::slug).distinct().toList();
    }

    private static List<String> tagsOf(ArticleWrite article) {
        return article.tags() == null ? List.of() : article.tags();
    }

    private static List<String> few(Set<String> all) {
        if (all.size() > MOST_TAGS) {
            throw ProblemType.UNPROCESSABLE.with("An article has at most " + MOST_TAGS + " tags.");
        }
        return List.copyOf(all);
    }

    private static void demandMembers(BulkRequest request) {
        List<String> needed = switch (request.action()) {
            case TRANSITION -> List.of("transition");
            case ADD_TAGS, REMOVE_TAGS -> List.of("tags");
            case MOVE -> List.of("section");
        };
        List<String> given = new ArrayList<>();
        if (request.transition() != null) {
            given.add("transition");
        }
        if (request.tags() != null) {
            given.add("tags");
        }
        if (request.section() != null) {
            given.add("section");
        }
        ProblemException problem = ProblemType.INVALID_INPUT.with("The members do not go with the action.");
        needed.stream().filter(member -> !given.contains(member))
                .forEach(member -> problem.at("/" + member, "is needed for this action"));
        given.stream().filter(member -> !needed.contains(member))
                .forEach(member -> problem.at("/" + member, "does not go with this action"));
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
    }
}
