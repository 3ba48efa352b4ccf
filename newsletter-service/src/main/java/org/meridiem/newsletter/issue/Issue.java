package org.meridiem.newsletter.issue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.catalogue.Newsletter;

/// An issue of a newsletter. Its articles are [IssueItems].
@Entity
@Table(name = "issue")
public class Issue {

    @Id
    private UUID id;
    @ManyToOne(optional = false)
    private Newsletter newsletter;
    private @Nullable Integer number;
    @Enumerated(EnumType.STRING)
    private Status state;
    @Embedded
    private @Nullable IssueText text;
    @Version
    private long version;
    @Column(name = "content_revision")
    private int contentRevision;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "created_by")
    private String createdBy;
    @Column(name = "updated_at")
    private Instant updatedAt;
    @Column(name = "updated_by")
    private String updatedBy;
    @Column(name = "approved_at")
    private @Nullable Instant approvedAt;
    @Column(name = "approved_by")
    private @Nullable String approvedBy;
    @Column(name = "send_started_at")
    private @Nullable Instant sendStartedAt;
    @Column(name = "send_deadline")
    private @Nullable Instant sendDeadline;
    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;
    @Column(name = "segment_id")
    private @Nullable UUID segment;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init") // filled by Hibernate right after
    protected Issue() {
    }

    /// A draft.
    Issue(UUID id, Newsletter newsletter, IssueText text, Caller by, Instant now) {
        this.id = id;
        this.newsletter = newsletter;
        this.state = Status.DRAFT;
        this.version = 1;
        this.text = text;
        this.createdAt = now;
        this.createdBy = by.name();
        this.updatedAt = now;
        this.updatedBy = by.name();
    }

    /// Takes over other words. What was approved is a draft again: the approval was of the words before.
    void rewrite(IssueText newText, Caller by, Instant now) {
        if (!isEditable()) {
            throw ProblemType.CONFLICT.with("An issue that is " + state + " cannot be changed.").and("status", state);
        }
        text = newText;
        state = Status.DRAFT;
        approvedAt = null;
        approvedBy = null;
        touch(by, now);
    }

    /// Goes to this part of the audience. What was approved is a draft again: the approval was of another audience.
    ///
    /// @param aim null for all subscribers
    void aimAt(@Nullable UUID aim, Caller by, Instant now) {
        if (!isEditable()) {
            throw ProblemType.CONFLICT.with("An issue that is " + state + " cannot be changed.").and("status", state);
        }
        if (!Objects.equals(segment, aim)) {
            segment = aim;
            state = Status.DRAFT;
            approvedAt = null;
            approvedBy = null;
            touch(by, now);
        }
    }

    /// The part of the audience that it goes to; null for all subscribers.
    @Nullable
    UUID segment() {
        return segment;
    }

    /// See [Transition#APPROVE].
    void approve(Caller by, Instant now) {
        to(Transition.APPROVE);
        approvedAt = now;
        approvedBy = by.name();
        touch(by, now);
    }

    /// See [Transition#SEND].
    ///
    /// @param issueNumber counts from 1 in the newsletter
    void send(int issueNumber, Caller by, Instant now, Duration lateness) {
        to(Transition.SEND);
        number = issueNumber;
        sendStartedAt = now;
        sendDeadline = now.plus(lateness);
        touch(by, now);
    }

    /// See [Transition#PAUSE].
    void pause(Caller by, Instant now) {
        to(Transition.PAUSE);
        touch(by, now);
    }

    /// See [Transition#RESUME]. Somebody looked at it just now, so the time in which mail may leave begins anew.
    void resume(Caller by, Instant now, Duration lateness) {
        to(Transition.RESUME);
        sendDeadline = now.plus(lateness);
        touch(by, now);
    }

    /// Readers who get it at an hour of their own are still on time then.
    void awaitLast(Instant deadline) {
        if (sendDeadline == null || sendDeadline.isBefore(deadline)) {
            sendDeadline = deadline;
        }
    }

    /// See [Transition#CANCEL].
    void cancel(Caller by, Instant now) {
        to(Transition.CANCEL);
        finishedAt = now;
        touch(by, now);
    }

    /// Some recipients are to get it again: what was complete is being sent, what is paused stays paused.
    void reopen(Caller by, Instant now, Duration lateness) {
        if (state == Status.SENT) {
            state = Status.SENDING;
            finishedAt = null;
        }
        sendDeadline = now.plus(lateness);
        touch(by, now);
    }

    /// Every recipient is decided about.
    void finish(Instant now) {
        state = Status.SENT;
        finishedAt = now;
    }

    /// True while its content may change.
    boolean isEditable() {
        return state == Status.DRAFT || state == Status.APPROVED;
    }

    /// True once readers may have got it.
    boolean isOut() {
        return sendStartedAt != null;
    }

    private void to(Transition step) {
        if (!step.startsAt(state)) {
            throw illegal(step);
        }
        state = step.to();
    }

    private ProblemException illegal(Transition step) {
        return ProblemType.ILLEGAL_TRANSITION.with("An issue that is " + state + " has no step " + step + '.')
                .and("status", state);
    }

    private void touch(Caller by, Instant now) {
        updatedAt = now;
        updatedBy = by.name();
    }

    /// The key.
    public UUID id() {
        return id;
    }

    /// Whose issue it is.
    public Newsletter newsletter() {
        return newsletter;
    }

    /// Its number in the newsletter, once it is sent.
    public @Nullable Integer number() {
        return number;
    }

    /// Its number in the newsletter.
    ///
    /// @throws NullPointerException before it is sent
    int numberGiven() {
        return Objects.requireNonNull(number);
    }

    /// Where it stands.
    public Status status() {
        return state;
    }

    /// The mail's subject: the editor's own words, else the first headline that is shown, which thus goes when its article goes.
    String subject(List<IssueItems.Shown> shown) {
        String own = text().subject();
        if (own != null) {
            return own;
        }
        return shown.isEmpty() ? newsletter.name() : shown.getFirst().card().headline();
    }

    /// What is written of it, its articles aside.
    IssueText text() {
        return text == null ? IssueText.NONE : text;
    }

    /// Grows with every change.
    public long version() {
        return version;
    }

    /// Grows when an article leaves the frozen content.
    public int contentRevision() {
        return contentRevision;
    }

    /// When it was made.
    public Instant createdAt() {
        return createdAt;
    }

    /// Who made it.
    public String createdBy() {
        return createdBy;
    }

    /// When it changed last.
    public Instant updatedAt() {
        return updatedAt;
    }

    /// Who changed it last.
    public String updatedBy() {
        return updatedBy;
    }

    /// When it was approved.
    public @Nullable Instant approvedAt() {
        return approvedAt;
    }

    /// Who approved it.
    public @Nullable String approvedBy() {
        return approvedBy;
    }

    /// When the first mail could leave.
    public @Nullable Instant sendStartedAt() {
        return sendStartedAt;
    }

    /// When the last recipient was decided about, or when it was called off.
    public @Nullable Instant finishedAt() {
        return finishedAt;
    }
}
