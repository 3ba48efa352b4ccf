package org.meridiem.newsletter.issue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.meridiem.kit.security.Caller;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The steps of an issue: the whole state machine, with the permission that each step needs.
@Schema(name = "IssueStep")
public enum Transition {
    /// Say that the content may go out.
    @JsonProperty("approve")
    APPROVE("issue:approve", Status.APPROVED, Status.DRAFT),
    /// Freeze content and audience and let mails leave.
    @JsonProperty("send")
    SEND("issue:send", Status.SENDING, Status.APPROVED),
    /// Let no further mail leave for now.
    @JsonProperty("pause")
    PAUSE("issue:send", Status.PAUSED, Status.SENDING),
    /// Let mails leave again.
    @JsonProperty("resume")
    RESUME("issue:send", Status.SENDING, Status.PAUSED),
    /// Call it off for good.
    @JsonProperty("cancel")
    CANCEL("issue:send", Status.CANCELLED, Status.DRAFT, Status.APPROVED, Status.SENDING, Status.PAUSED);

    private final String scope;
    private final Status to;
    private final Set<Status> from;

    Transition(String scope, Status to, Status... from) {
        this.scope = scope;
        this.to = to;
        this.from = Set.of(from);
    }

    /// Where it leads.
    Status to() {
        return to;
    }

    /// True when it is possible in this status.
    boolean startsAt(Status status) {
        return from.contains(status);
    }

    /// Lets nobody on who may not take this step.
    void demand(Caller caller) {
        caller.demand(scope);
    }

    /// The steps that a caller may take from a status.
    static List<Transition> of(Status status, Caller caller) {
        return Arrays.stream(values()).filter(step -> step.startsAt(status) && caller.may(step.scope)).toList();
    }

    /// The word in the API.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
