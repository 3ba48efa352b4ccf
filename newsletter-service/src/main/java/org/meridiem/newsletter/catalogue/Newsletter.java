package org.meridiem.newsletter.catalogue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.security.Caller;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A newsletter. Its slug never changes: it stands in List-Id, by which readers' mail programs sort.
@Entity
@Table(name = "newsletter")
public class Newsletter {

    /// Whether people can subscribe.
    @Schema(name = "NewsletterStatus")
    public enum Status {
        /// On offer.
        @JsonProperty("active")
        ACTIVE,
        /// No longer on offer; its archive stays.
        @JsonProperty("retired")
        RETIRED
    }

    @Id
    private UUID id;
    private String slug;
    private String name;
    private String description;
    @Column(name = "call_to_action")
    private @Nullable String callToAction;
    private @Nullable String cadence;
    @Column(name = "sender_name")
    private String senderName;
    private String language;
    @Embedded
    private Welcome welcome;
    @Enumerated(EnumType.STRING)
    private Status state;
    @Column(name = "issue_count")
    private int issueCount;
    @Version
    private long version;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "created_by")
    private String createdBy;
    @Column(name = "updated_at")
    private Instant updatedAt;
    @Column(name = "updated_by")
    private String updatedBy;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init") // filled by Hibernate right after
    protected Newsletter() {
    }

    /// A new one.
    ///
    /// @param written complete
    Newsletter(UUID id, NewsletterWrite written, Caller by, Instant now) {
        this.id = id;
        this.slug = written.slug();
        this.state = Objects.requireNonNull(written.status());
        this.version = 1;
        this.createdAt = now;
        this.createdBy = by.name();
        this.updatedAt = now;
        this.updatedBy = by.name();
        this.name = written.name();
        this.description = written.description();
        this.callToAction = written.callToAction();
        this.senderName = Objects.requireNonNull(written.senderName());
        this.language = Objects.requireNonNull(written.language());
        this.cadence = written.cadence();
        this.welcome = Objects.requireNonNull(written.welcome());
    }

    /// Takes over all members that may change.
    ///
    /// @param written complete
    void rewrite(NewsletterWrite written, Caller by, Instant now) {
        name = written.name();
        description = written.description();
        callToAction = written.callToAction();
        senderName = Objects.requireNonNull(written.senderName());
        language = Objects.requireNonNull(written.language());
        cadence = written.cadence();
        welcome = Objects.requireNonNull(written.welcome());
        state = Objects.requireNonNull(written.status());
        updatedAt = now;
        updatedBy = by.name();
    }

    /// The members in which this differs from what somebody wants to write.
    List<String> differences(NewsletterWrite written) {
        var differences = new ArrayList<String>();
        differs(differences, "name", name, written.name());
        differs(differences, "description", description, written.description());
        differs(differences, "callToAction", callToAction, written.callToAction());
        differs(differences, "senderName", senderName, written.senderName());
        differs(differences, "language", language, written.language());
        differs(differences, "cadence", cadence, written.cadence());
        differs(differences, "welcome", welcome, written.welcome());
        differs(differences, "status", state, written.status());
        return differences;
    }

    private static void differs(List<String> names, String member, @Nullable Object mine, @Nullable Object theirs) {
        if (!Objects.equals(mine, theirs)) {
            names.add(member);
        }
    }

    /// The key.
    public UUID id() {
        return id;
    }

    /// The name in addresses and in List-Id.
    public String slug() {
        return slug;
    }

    /// The name that readers see.
    public String name() {
        return name;
    }

    /// What it is about.
    public String description() {
        return description;
    }

    /// The sentence that asks people to subscribe, if it has one of its own.
    public @Nullable String callToAction() {
        return callToAction;
    }

    /// How often it comes, in words.
    public @Nullable String cadence() {
        return cadence;
    }

    /// What stands beside the sender's address.
    public String senderName() {
        return senderName;
    }

    /// BCP 47 tag.
    public String language() {
        return language;
    }

    /// The mail that greets new subscribers.
    public Welcome welcome() {
        return welcome;
    }

    /// Whether people can subscribe.
    public Status status() {
        return state;
    }

    /// How many issues went out.
    public int issueCount() {
        return issueCount;
    }

    /// Grows with every change.
    public long version() {
        return version;
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
}
