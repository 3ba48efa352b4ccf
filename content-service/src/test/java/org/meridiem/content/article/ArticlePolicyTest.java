package org.meridiem.content.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.security.Caller;

/// The whole table: role × ownership × state × transition.
class ArticlePolicyTest {

    private static final Set<String> CONTRIBUTOR = Set.of("article:create", "article:read", "article:edit",
            "article:submit");
    private static final Set<String> EDITOR = with(CONTRIBUTOR, "article:edit-any", "article:review",
            "article:schedule", "article:archive",
            "article:delete");
    private static final Set<String> PUBLISHER = with(EDITOR, "article:publish", "article:take-down");
    private static final Map<String, Set<String>> ROLES = Map.of("contributor", CONTRIBUTOR, "editor", EDITOR,
            "publisher", PUBLISHER,
            "moderator", Set.of("comment:moderate"), "reader", Set.of("comment:write"));

    static Stream<Arguments> table() {
        return Stream.of(
                row(Status.DRAFT, false, "submit", "submit archive", "submit archive"),
                row(Status.IN_REVIEW, false, "", "requestChanges approve archive", "requestChanges approve archive"),
                row(Status.APPROVED, false, "", "requestChanges schedule archive",
                        "requestChanges publish schedule archive"),
                row(Status.SCHEDULED, false, "", "schedule unschedule", "publish schedule unschedule"),
                row(Status.PUBLISHED, false, "", "", "unpublish takeDown"),
                row(Status.PUBLISHED, true, "", "schedule", "publish schedule unpublish takeDown"),
                scheduled(false, "schedule unschedule", "schedule unschedule unpublish takeDown"),
                scheduled(true, "schedule unschedule", "publish schedule unschedule unpublish takeDown"),
                embargoed(Status.DRAFT, false, "submit", "submit archive", "submit archive"),
                embargoed(Status.APPROVED, false, "", "requestChanges schedule archive",
                        "requestChanges schedule archive"),
                embargoed(Status.SCHEDULED, false, "", "schedule unschedule", "schedule unschedule"),
                embargoed(Status.PUBLISHED, true, "", "schedule", "schedule unpublish takeDown"),
                embargoed(Status.UNPUBLISHED, false, "", "archive reopen", "takeDown archive reopen"),
                row(Status.UNPUBLISHED, false, "", "archive reopen", "publish takeDown archive reopen"),
                row(Status.TAKEN_DOWN, false, "", "archive", "archive reopen"),
                row(Status.ARCHIVED, false, "", "reopen", "reopen")).flatMap(rows -> rows);
    }

    private static Stream<Arguments> row(Status status, boolean changes, String contributor, String editor,
            String publisher) {
        boolean scheduled = status == Status.SCHEDULED;
        return row(new ArticleFacts(status, "me", changes, scheduled, false),
                new ArticleFacts(status, "somebody", changes, scheduled, false), contributor, editor, publisher);
    }

    private static Stream<Arguments> scheduled(boolean changes, String editor, String publisher) {
        return row(new ArticleFacts(Status.PUBLISHED, "me", changes, true, false),
                new ArticleFacts(Status.PUBLISHED, "somebody", changes, true, false), "", editor, publisher);
    }

    private static Stream<Arguments> embargoed(Status status, boolean changes, String contributor, String editor,
            String publisher) {
        boolean scheduled = status == Status.SCHEDULED;
        return row(new ArticleFacts(status, "me", changes, scheduled, true),
                new ArticleFacts(status, "somebody", changes, scheduled, true), contributor, editor, publisher);
    }

    private static Stream<Arguments> row(ArticleFacts own, ArticleFacts foreign, String contributor, String editor,
            String publisher) {
        return Stream.of(
                Arguments.of("contributor", own, contributor), Arguments.of("contributor", foreign, ""),
                Arguments.of("editor", own, editor), Arguments.of("editor", foreign, editor),
                Arguments.of("publisher", own, publisher), Arguments.of("publisher", foreign, publisher),
                Arguments.of("moderator", own, ""), Arguments.of("moderator", foreign, ""),
                Arguments.of("reader", foreign, ""));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("table")
    void whatIsAllowedIsWhatIsPossible(String role, ArticleFacts article, String expected) {
        Caller caller = caller(role);
        List<String> labels = expected.isEmpty() ? List.of() : Arrays.asList(expected.split(" "));

        assertThat(ArticlePolicy.allowed(caller, article)).extracting(Transition::label)
                .containsExactlyElementsOf(labels);

        for (Transition transition : Transition.values()) {
            ProblemException refusal = refusal(caller, article, transition);
            if (labels.contains(transition.label())) {
                assertThat(refusal).as(transition.label()).isNull();
            } else {
                assertThat(refusal).as(transition.label()).isNotNull();
                assertThat(refusal.status()).as(transition.label()).isIn(403, 409);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"contributor,somebody,DRAFT,SUBMIT,403", "contributor,me,DRAFT,PUBLISH,403",
            "contributor,me,IN_REVIEW,SUBMIT,409",
            "editor,somebody,APPROVED,PUBLISH,403", "editor,somebody,PUBLISHED,UNPUBLISH,403",
            "editor,somebody,DRAFT,APPROVE,409",
            "publisher,somebody,DRAFT,PUBLISH,409", "publisher,somebody,PUBLISHED,PUBLISH,409",
            "editor,me,TAKEN_DOWN,REOPEN,403",
            "publisher,me,ARCHIVED,TAKE_DOWN,409"})
    void whoMayNotIsForbiddenAndWhatCannotBeConflicts(String role, String owner, Status status, Transition transition,
            int expected) {
        ProblemException refusal = refusal(caller(role), facts(status, owner), transition);

        assertThat(refusal).isNotNull();
        assertThat(refusal.status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"contributor,me,DRAFT,0", "contributor,me,IN_REVIEW,409", "contributor,me,PUBLISHED,409",
            "contributor,somebody,DRAFT,403",
            "editor,somebody,DRAFT,0", "editor,somebody,IN_REVIEW,0", "editor,somebody,APPROVED,0",
            "editor,somebody,SCHEDULED,0",
            "editor,somebody,PUBLISHED,0", "editor,somebody,UNPUBLISHED,0", "editor,somebody,TAKEN_DOWN,409",
            "publisher,me,ARCHIVED,409"})
    void contentChangesWhereItMay(String role, String owner, Status status, int expected) {
        var article = facts(status, owner);
        ProblemException refusal = catchThrowableOfType(ProblemException.class, () -> {
            ArticlePolicy.demandTouch(caller(role), article);
            ArticlePolicy.demandEditable(caller(role), article);
        });

        assertThat(refusal == null ? 0 : refusal.status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void onlyWhatIsNotOnItsWayToReadersIsDeleted(Status status) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class,
                () -> ArticlePolicy.demandDeletable(caller("editor"), facts(status, "me")));

        assertThat(refusal != null).isEqualTo(status == Status.PUBLISHED || status == Status.SCHEDULED);
    }

    @Test
    void everyStateCanBeLeft() {
        for (Status status : Status.values()) {
            assertThat(Transition.values()).as(status.name())
                    .anyMatch(transition -> transition.from(status).isPresent());
        }
    }

    @ParameterizedTest
    @CsvSource({"publisher,PUBLISHED,0", "publisher,UNPUBLISHED,0", "publisher,DRAFT,409", "publisher,SCHEDULED,409",
            "publisher,TAKEN_DOWN,409", "publisher,ARCHIVED,409"})
    void onlyWhatReadersSeeOrSawIsCorrected(String role, Status status, int expected) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class,
                () -> ArticlePolicy.demandCorrectable(caller(role), facts(status, "me")));

        assertThat(refusal == null ? 0 : refusal.status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"editor,SCHEDULED,0", "editor,PUBLISHED,403", "editor,DRAFT,409", "publisher,SCHEDULED,0",
            "publisher,PUBLISHED,0", "publisher,UNPUBLISHED,409"})
    void anEndIsSetByWhoMayTakeItFromReaders(String role, Status status, int expected) {
        ProblemException refusal = catchThrowableOfType(ProblemException.class,
                () -> ArticlePolicy.demandExpiryPossible(caller(role), facts(status, "somebody")));

        assertThat(refusal == null ? 0 : refusal.status()).isEqualTo(expected);
    }

    private static ArticleFacts facts(Status status, String owner) {
        return new ArticleFacts(status, owner, false, status == Status.SCHEDULED, false);
    }

    private static @Nullable ProblemException refusal(Caller caller, ArticleFacts article, Transition transition) {
        return catchThrowableOfType(ProblemException.class, () -> {
            ArticlePolicy.demandPermission(caller, article, transition);
            ArticlePolicy.demandStep(caller, article, transition);
        });
    }

    private static Caller caller(String role) {
        return new Caller("me", role, ROLES.getOrDefault(role, Set.of()));
    }

    private static Set<String> with(Set<String> scopes, String... more) {
        Set<String> all = new HashSet<>(scopes);
        all.addAll(Arrays.asList(more));
        return Set.copyOf(all);
    }
}
