package org.meridiem.content.article;

import java.util.Arrays;
import java.util.List;

import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;

/// Who may do what with which article. Guards the operations and tells callers what they may do, so the two never differ.
///
/// Keycloak decides which permissions a caller has; this decides what they mean for one article: whoever lacks `article:edit-any` touches
/// only articles that they created, and writes only in drafts.
///
/// The methods that throw are in the order of the checks of every operation: permission and ownership (403) before the version (412),
/// the version before the state (409).
public final class ArticlePolicy {

    /// The permission to work on articles of others.
    public static final String EDIT_ANY = "article:edit-any";

    private ArticlePolicy() {
    }

    /// Whether the caller may see every article.
    public static boolean mayTouchAny(Caller caller) {
        return caller.may(EDIT_ANY);
    }

    /// Whether the caller may see the article at all.
    public static boolean mayTouch(Caller caller, ArticleFacts article) {
        return mayTouchAny(caller) || caller.id().equals(article.owner());
    }

    /// @throws org.meridiem.kit.problem.ProblemException 403 for somebody else's article
    public static void demandTouch(Caller caller, ArticleFacts article) {
        if (!mayTouch(caller, article)) {
            throw ProblemType.FORBIDDEN
                    .with("This article is somebody else's. Your roles let you work on your own ones.");
        }
    }

    /// @throws org.meridiem.kit.problem.ProblemException 409 when the content cannot be changed in this state
    public static void demandEditable(Caller caller, ArticleFacts article) {
        if (article.status() == Status.TAKEN_DOWN || article.status() == Status.ARCHIVED) {
            throw conflict("The article is " + words(article.status()) + ". Reopen it to change it.", caller, article);
        }
        if (article.status() != Status.DRAFT && !caller.may(EDIT_ANY)) {
            throw conflict(
                    "The article is " + words(article.status())
                            + ". You can change it again once an editor gives it back.",
                    caller,
                    article);
        }
    }

    /// @throws org.meridiem.kit.problem.ProblemException 409 when the article must not vanish in this state
    public static void demandDeletable(Caller caller, ArticleFacts article) {
        if (article.status() == Status.PUBLISHED || article.status() == Status.SCHEDULED) {
            throw conflict("The article is " + words(article.status()) + ". Take it back before you delete it.", caller,
                    article);
        }
    }

    /// @throws org.meridiem.kit.problem.ProblemException 409 while it must not go out, whoever asks
    public static void demandEmbargoOver(ArticleFacts article) {
        if (article.embargoed()) {
            throw ProblemType.CONFLICT.with("The article is under embargo.");
        }
    }

    /// @throws org.meridiem.kit.problem.ProblemException 409 when an embargo would be about nothing in this state
    public static void demandEmbargoPossible(Caller caller, ArticleFacts article) {
        if (article.status() == Status.TAKEN_DOWN || article.status() == Status.ARCHIVED) {
            throw conflict("The article is " + words(article.status()) + ". Reopen it first.", caller, article);
        }
    }

    /// Who sets when readers lose an article that they see must be allowed to take it from them; until then it is part of the schedule.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 409 when it is not on its way to readers, 403 when the permission for that is lacking
    public static void demandExpiryPossible(Caller caller, ArticleFacts article) {
        if (article.status() != Status.SCHEDULED && article.status() != Status.PUBLISHED) {
            throw conflict("The article is " + words(article.status())
                    + ". Only what is scheduled or published can have an end.", caller, article);
        }
        if (article.status() == Status.PUBLISHED) {
            Transition.UNPUBLISH.from(article.status()).ifPresent(step -> caller.demand(step.scope()));
        }
    }

    /// @throws org.meridiem.kit.problem.ProblemException 409 when readers have seen nothing that could be put right
    public static void demandCorrectable(Caller caller, ArticleFacts article) {
        if (article.status() != Status.PUBLISHED && article.status() != Status.UNPUBLISHED) {
            throw conflict("The article is " + words(article.status())
                    + ". Corrections are of what readers see or saw.", caller, article);
        }
    }

    /// @throws org.meridiem.kit.problem.ProblemException 403 for somebody else's article, or when no step of the transition is permitted
    public static void demandPermission(Caller caller, ArticleFacts article, Transition transition) {
        demandTouch(caller, article);
        if (transition.scopes().stream().noneMatch(caller::may)) {
            throw ProblemType.FORBIDDEN.with("Your roles do not allow " + transition.label() + ".")
                    .and("allowedTransitions", labels(caller, article));
        }
    }

    /// The step to take.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 409 when there is none from here, 403 when just this one is not permitted
    public static Transition.Step demandStep(Caller caller, ArticleFacts article, Transition transition) {
        Transition.Step step = transition.from(article.status())
                .filter(found -> isOpen(transition, article))
                .orElseThrow(() -> ProblemType.ILLEGAL_TRANSITION
                        .with("There is no " + transition.label() + " for an article that is " + words(article.status())
                                + reason(transition, article))
                        .and("articleStatus", article.status())
                        .and("allowedTransitions", labels(caller, article)));
        caller.demand(step.scope());
        return step;
    }

    /// The transitions that the caller may make now.
    public static List<Transition> allowed(Caller caller, ArticleFacts article) {
        if (!mayTouch(caller, article)) {
            return List.of();
        }
        return Arrays.stream(Transition.values())
                .filter(transition -> transition.from(article.status()).filter(step -> caller.may(step.scope()))
                        .isPresent())
                .filter(transition -> isOpen(transition, article))
                .toList();
    }

    /// Whether what the state machine has is possible for this article now.
    private static boolean isOpen(Transition transition, ArticleFacts article) {
        boolean published = article.status() == Status.PUBLISHED;
        return switch (transition) {
            case PUBLISH -> !article.embargoed() && (!published || article.unpublishedChanges());
            case SCHEDULE -> !published || article.unpublishedChanges() || article.scheduled();
            case UNSCHEDULE -> !published || article.scheduled();
            case SUBMIT, REQUEST_CHANGES, APPROVE, UNPUBLISH, TAKE_DOWN, ARCHIVE, REOPEN -> true;
        };
    }

    private static String reason(Transition transition, ArticleFacts article) {
        return switch (transition) {
            case PUBLISH -> article.embargoed() ? " and under embargo." : " without changes.";
            case SCHEDULE -> " without changes.";
            case UNSCHEDULE -> " without a schedule.";
            case SUBMIT, REQUEST_CHANGES, APPROVE, UNPUBLISH, TAKE_DOWN, ARCHIVE, REOPEN -> ".";
        };
    }

    private static List<String> labels(Caller caller, ArticleFacts article) {
        return allowed(caller, article).stream().map(Transition::label).toList();
    }

    private static RuntimeException conflict(String detail, Caller caller, ArticleFacts article) {
        return ProblemType.CONFLICT.with(detail)
                .and("articleStatus", article.status())
                .and("allowedTransitions", labels(caller, article));
    }

    private static String words(Status status) {
        return switch (status) {
            case DRAFT -> "a draft";
            case IN_REVIEW -> "in review";
            case APPROVED -> "approved";
            case SCHEDULED -> "scheduled";
            case PUBLISHED -> "published";
            case UNPUBLISHED -> "unpublished";
            case TAKEN_DOWN -> "taken down";
            case ARCHIVED -> "archived";
        };
    }
}
