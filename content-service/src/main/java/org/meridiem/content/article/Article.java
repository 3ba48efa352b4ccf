package org.meridiem.content.article;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Stamp;
import org.meridiem.kit.security.Caller;

/// An article: where it stands, which of its revisions is the head, which one is approved and which one is public.
///
/// Change it only under its row lock ([Articles#locked(UUID)]). Every change makes a new version (the ETag), except [#renewed()], which
/// changes nothing that an editor wrote.
@Entity
@Table(name = "article")
public class Article {

    @Id
    private UUID id;
    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Status status;
    @Column(nullable = false)
    private String slug;
    @Column(nullable = false)
    private String headline;
    @Column(nullable = false)
    private String kind;
    @Column(nullable = false)
    private String language;
    @Column(name = "section_id")
    private @Nullable UUID sectionId;
    @Embedded
    private Stamp stamp;
    @Column(name = "head_revision", nullable = false)
    private int headRevision;
    @Column(name = "approved_revision")
    private @Nullable Integer approvedRevision;
    @Column(name = "published_revision")
    private @Nullable Integer publishedRevision;
    @Column(name = "public_version", nullable = false)
    private long publicVersion;
    @Embedded
    private @Nullable Schedule schedule;
    @Embedded
    private @Nullable Expiry expiry;
    @Embedded
    private @Nullable Embargo embargo;
    @Column(name = "published_at")
    private @Nullable Instant publishedAt;
    @Column(name = "first_published_at")
    private @Nullable Instant firstPublishedAt;
    @Column(name = "public_updated_at")
    private @Nullable Instant publicUpdatedAt;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    protected Article() {
    }

    /// A new draft with its first revision.
    Article(UUID id, ArticleContent content, Caller by, Instant now) {
        this(id, content, Stamp.first(by, now));
    }

    /// A new draft with its first revision, begun elsewhere.
    @SuppressWarnings("NullAway.Init")
    Article(UUID id, ArticleContent content, Stamp stamp) {
        this.id = id;
        this.status = Status.DRAFT;
        this.stamp = stamp;
        this.headRevision = 1;
        show(content);
    }

    /// A new head revision. Approval is of a revision, so an approved article goes back to review; a schedule keeps the revision that it
    /// was made for.
    ///
    /// @param restoredFrom number of the revision whose content this is again, null where it is new
    /// @return the revision, to be stored
    Revision save(ArticleContent content, @Nullable Integer restoredFrom, Caller by, Instant now) {
        headRevision++;
        stamp = stamp.next(by, now);
        if (status == Status.APPROVED) {
            status = Status.IN_REVIEW;
            approvedRevision = null;
        }
        show(content);
        return new Revision(this, content, restoredFrom);
    }

    /// Takes a step that changes nothing in public.
    ///
    /// An approval is of a revision: called off, the schedule of an article that was edited since leads back to review.
    public void move(Transition.Step step, Caller by, Instant now) {
        boolean editedSince = schedule != null && schedule.revision() != headRevision;
        status = step.to() == Status.APPROVED && editedSince ? Status.IN_REVIEW : step.to();
        stamp = stamp.next(by, now);
        schedule = null;
        expiry = status == Status.PUBLISHED ? expiry : null;
        approvedRevision = status == Status.APPROVED ? Integer.valueOf(headRevision) : null;
    }

    /// Has the head made public at a time; where something is scheduled already: that at another time. A published article stays so.
    ///
    /// @param zone in which the editor thought of the time
    /// @return number of the revision that goes out
    public int schedule(Instant at, @Nullable String zone, Caller by, Instant now) {
        int revision = schedule == null ? headRevision : schedule.revision();
        stamp = stamp.next(by, now);
        schedule = new Schedule(at, revision, zone);
        if (status != Status.PUBLISHED) {
            status = Status.SCHEDULED;
            approvedRevision = revision;
        }
        return revision;
    }

    /// Sets its other times. What goes out next ends an embargo; what takes it back from readers, or off their way, ends an expiry.
    public void time(@Nullable Expiry until, @Nullable Embargo notBefore, Caller by, Instant now) {
        stamp = stamp.next(by, now);
        expiry = until;
        embargo = notBefore;
    }

    /// Sets when readers lose it again, as part of the step that was just made.
    public void expire(Expiry until) {
        expiry = until;
    }

    /// A revision becomes what readers see.
    ///
    /// @param revision    its number
    /// @param publishedOn the date that readers are shown; null keeps the one of the present publication, or takes now
    public void publish(int revision, @Nullable Instant publishedOn, Caller by, Instant now) {
        boolean update = status == Status.PUBLISHED;
        status = Status.PUBLISHED;
        stamp = stamp.next(by, now);
        approvedRevision = null;
        schedule = null;
        embargo = null;
        publishedRevision = revision;
        publicVersion++;
        if (publishedOn != null || !update || publishedAt == null) {
            publishedAt = publishedOn == null ? now : publishedOn;
        }
        publicUpdatedAt = firstPublishedAt == null ? publishedAt : now;
        if (firstPublishedAt == null) {
            firstPublishedAt = publishedAt;
        }
    }

    /// The dates that it had in public elsewhere, where they are known. Goes with [#publish].
    ///
    /// @param first   of its very first publication
    /// @param changed when what readers see last changed
    public void dated(@Nullable Instant first, @Nullable Instant changed) {
        firstPublishedAt = first == null ? firstPublishedAt : first;
        publicUpdatedAt = changed == null ? publicUpdatedAt : changed;
    }

    /// An article of this id was public before: its next public version is a newer one.
    void continueAfter(long lastPublicVersion) {
        publicVersion = Math.max(publicVersion, lastPublicVersion);
    }

    /// Readers see it no longer. The step says why.
    public void withdraw(Transition.Step step, Caller by, Instant now) {
        move(step, by, now);
        publishedRevision = null;
        publicVersion++;
    }

    /// What readers see was made anew because a name in it changed.
    public void renewed() {
        publicVersion++;
    }

    /// What readers see was made anew because an error in it was put right.
    public void corrected(Instant now) {
        publicVersion++;
        publicUpdatedAt = now;
    }

    private void show(ArticleContent content) {
        slug = content.slug();
        headline = content.headline();
        kind = content.kind();
        language = content.language();
        sectionId = content.section() == null ? null : content.section().id();
    }

    /// Who may do what depends on these. An embargo counts whether it is over or not.
    public ArticleFacts facts() {
        return facts(Instant.MIN);
    }

    /// Who may do what depends on these.
    ///
    /// @param now tells whether an embargo is over
    public ArticleFacts facts(Instant now) {
        return new ArticleFacts(status, stamp.createdBy(), unpublishedChanges(), schedule != null,
                embargo != null && embargo.until().isAfter(now));
    }

    /// Whether the head differs from what is public.
    public boolean unpublishedChanges() {
        return publishedRevision != null && publishedRevision != headRevision;
    }

    /// Whether it ever was public.
    public boolean everPublic() {
        return publicVersion > 0;
    }

    /// UUID of version 7.
    public UUID id() {
        return id;
    }

    /// Where it stands.
    public Status status() {
        return status;
    }

    /// The slug of the head; what is public may still have another one.
    public String slug() {
        return slug;
    }

    /// Version with who made it.
    public Stamp stamp() {
        return stamp;
    }

    /// The ETag.
    public long version() {
        return stamp.version();
    }

    /// Number of the newest revision.
    public int headRevision() {
        return headRevision;
    }

    /// The revision that readers see.
    public Optional<Integer> publishedRevision() {
        return Optional.ofNullable(publishedRevision);
    }

    /// The revision that is approved.
    public Optional<Integer> approvedRevision() {
        return Optional.ofNullable(approvedRevision);
    }

    /// Grows by one with each public change; 0 before the first.
    public long publicVersion() {
        return publicVersion;
    }

    /// When what goes out by itself.
    public Optional<Schedule> schedule() {
        return Optional.ofNullable(schedule);
    }

    /// When readers lose it again.
    public Optional<Expiry> expiry() {
        return Optional.ofNullable(expiry);
    }

    /// Before when nothing of it goes out.
    public Optional<Embargo> embargo() {
        return Optional.ofNullable(embargo);
    }

    /// The date of the last publication.
    public Optional<Instant> publishedAt() {
        return Optional.ofNullable(publishedAt);
    }

    /// The date of the very first publication.
    public Optional<Instant> firstPublishedAt() {
        return Optional.ofNullable(firstPublishedAt);
    }

    /// When what readers see last changed by an editor's will.
    public Optional<Instant> publicUpdatedAt() {
        return Optional.ofNullable(publicUpdatedAt);
    }
}
