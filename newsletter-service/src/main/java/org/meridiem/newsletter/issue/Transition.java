package org.meridiem.newsletter.issue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.meridiem.kit.security.Caller;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The steps of an issue: the whole state machine, with the permission that each step needs.
@Schema(name = "IssueStep")
public enum Transition {
    /// Say that the content may go out.
    @JsonProperty("approve")
    APPROVE("issue:approve", Status.APPROVED),
    /// Freeze content and audience and let mails leave.
    @JsonProperty("send")
    SEND("issue:send", Status.SENDING),
    /// Let no further mail leave for now.
    @JsonProperty("pause")
    PAUSE("issue:send", Status.PAUSED),
    /// Let mails leave again.
    @JsonProperty("resume")
    RESUME("issue:send", Status.SENDING),
    /// Call it off for good.
    @JsonProperty("cancel")
    CANCEL("issue:send", Status.CANCELLED);

    private final String scope;
    private final Status to;

    Transition(String scope, Status to) {
        this.scope = scope;
        this.to = to;
    }

    /// Where it leads.
    Status to() {
        return to;
    }

    /// True when it is possible in this status.
    boolean startsAt(Status status) {
        return switch (this) {
            case APPROVE -> status == Status.DRAFT;
            case SEND -> status == Status.APPROVED;
            case PAUSE -> status == Status.SENDING;
            case RESUME -> status == Status.PAUSED;
            case CANCEL -> status != Status.SENT && status != Status.CANCELLED;
        };
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
