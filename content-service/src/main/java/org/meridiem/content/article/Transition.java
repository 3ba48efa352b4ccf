package org.meridiem.content.article;

import static org.meridiem.content.article.Status.APPROVED;
import static org.meridiem.content.article.Status.ARCHIVED;
import static org.meridiem.content.article.Status.DRAFT;
import static org.meridiem.content.article.Status.IN_REVIEW;
import static org.meridiem.content.article.Status.PUBLISHED;
import static org.meridiem.content.article.Status.SCHEDULED;
import static org.meridiem.content.article.Status.TAKEN_DOWN;
import static org.meridiem.content.article.Status.UNPUBLISHED;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The steps of the workflow: the whole state machine, with the permission that each step needs.
public enum Transition {
    /// Hand in for review.
    @JsonProperty("submit")
    SUBMIT("submit", step(DRAFT, IN_REVIEW, "article:submit")),
    /// Give back to the writer.
    @JsonProperty("requestChanges")
    REQUEST_CHANGES("requestChanges", step(IN_REVIEW, DRAFT, Scopes.REVIEW), step(APPROVED, DRAFT, Scopes.REVIEW)),
    /// Say that the present revision may go out.
    @JsonProperty("approve")
    APPROVE("approve", step(IN_REVIEW, APPROVED, Scopes.REVIEW)),
    /// Make the present revision public. On a published article: make its working draft public.
    @JsonProperty("publish")
    PUBLISH("publish", step(APPROVED, PUBLISHED, Scopes.PUBLISH), step(SCHEDULED, PUBLISHED, Scopes.PUBLISH),
            step(UNPUBLISHED, PUBLISHED, Scopes.PUBLISH), step(PUBLISHED, PUBLISHED, Scopes.PUBLISH)),
    /// Have the present revision made public at a set time; what is scheduled already: at another time. On a published article: its
    /// working draft.
    @JsonProperty("schedule")
    SCHEDULE("schedule", step(APPROVED, SCHEDULED, Scopes.SCHEDULE), step(SCHEDULED, SCHEDULED, Scopes.SCHEDULE),
            step(PUBLISHED, PUBLISHED, Scopes.SCHEDULE)),
    /// Call that off.
    @JsonProperty("unschedule")
    UNSCHEDULE("unschedule", step(SCHEDULED, APPROVED, Scopes.SCHEDULE), step(PUBLISHED, PUBLISHED, Scopes.SCHEDULE)),
    /// Take back from readers; may come again.
    @JsonProperty("unpublish")
    UNPUBLISH("unpublish", step(PUBLISHED, UNPUBLISHED, Scopes.PUBLISH)),
    /// Erase from public view, with every copy that others hold.
    @JsonProperty("takeDown")
    TAKE_DOWN("takeDown", step(PUBLISHED, TAKEN_DOWN, Scopes.TAKE_DOWN), step(UNPUBLISHED, TAKEN_DOWN, Scopes.TAKE_DOWN)),
    /// Put aside.
    @JsonProperty("archive")
    ARCHIVE("archive", step(DRAFT, ARCHIVED, Scopes.ARCHIVE), step(IN_REVIEW, ARCHIVED, Scopes.ARCHIVE),
            step(APPROVED, ARCHIVED, Scopes.ARCHIVE), step(UNPUBLISHED, ARCHIVED, Scopes.ARCHIVE),
            step(TAKEN_DOWN, ARCHIVED, Scopes.ARCHIVE)),
    /// Work on it again. What was taken down is reopened only by those who may take down.
    @JsonProperty("reopen")
    REOPEN("reopen", step(UNPUBLISHED, DRAFT, Scopes.REVIEW), step(ARCHIVED, DRAFT, Scopes.REVIEW),
            step(TAKEN_DOWN, DRAFT, Scopes.TAKE_DOWN));

    /// One step.
    ///
    /// @param from  where it starts
    /// @param to    where it ends
    /// @param scope Keycloak's permission for it
    public record Step(Status from, Status to, String scope) {}

    private static final class Scopes {
        private static final String REVIEW = "article:review";
        private static final String PUBLISH = "article:publish";
        private static final String SCHEDULE = "article:schedule";
        private static final String TAKE_DOWN = "article:take-down";
        private static final String ARCHIVE = "article:archive";
    }

    private final String label;
    // Made by List.of, of records: it never changes.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Step> steps;

    Transition(String label, Step... steps) {
        this.label = label;
        this.steps = List.of(steps);
    }

    /// Its name in the API.
    public String label() {
        return label;
    }

    /// The step from a state, if there is one.
    public Optional<Step> from(Status status) {
        return steps.stream().filter(step -> step.from() == status).findFirst();
    }

    /// All its steps.
    public List<Step> steps() {
        return steps;
    }

    /// The permissions of which one at least is needed for any of its steps.
    Set<String> scopes() {
        return steps.stream().map(Step::scope).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    private static Step step(Status from, Status to, String scope) {
        return new Step(from, to, scope);
    }
}
