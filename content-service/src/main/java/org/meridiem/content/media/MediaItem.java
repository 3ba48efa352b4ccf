package org.meridiem.content.media;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Stamp;

/// A picture of the library: its texts and the measures of its master. The pixels never change; another picture is another item.
@Entity
@Table(name = "media")
class MediaItem {

    @Id
    private UUID id;
    @Column(name = "content_type", nullable = false, updatable = false)
    private String contentType;
    @Column(nullable = false, updatable = false)
    private int width;
    @Column(nullable = false, updatable = false)
    private int height;
    @Column(name = "byte_size", nullable = false, updatable = false)
    private long byteSize;
    @Column(name = "upload_sha256", nullable = false, updatable = false)
    private String uploadSha256;
    @Column(name = "file_name", nullable = false, updatable = false)
    private String fileName;
    private @Nullable String alt;
    private @Nullable String caption;
    private @Nullable String credit;
    private @Nullable String licence;
    @Column(name = "focal_x", nullable = false)
    private double focalX;
    @Column(name = "focal_y", nullable = false)
    private double focalY;
    @Column(name = "image_version", nullable = false)
    private int imageVersion;
    @Embedded
    private Stamp stamp;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init") // filled in by Hibernate
    protected MediaItem() {
    }

    MediaItem(UUID id, Master master, String fileName, MediaDetails details, Stamp stamp) {
        this.id = id;
        this.contentType = master.format().contentType();
        this.width = master.width();
        this.height = master.height();
        this.byteSize = master.byteSize();
        this.uploadSha256 = master.uploadSha256();
        this.fileName = fileName;
        this.alt = details.tidyAlt();
        this.caption = details.tidyCaption();
        this.credit = details.tidyCredit();
        this.licence = details.tidyLicence();
        this.focalX = details.focus().x();
        this.focalY = details.focus().y();
        this.imageVersion = 1;
        this.stamp = stamp;
    }

    /// Takes new texts and a new focal point. A new focal point makes new crops, so their addresses change.
    ///
    /// @return the members that changed; when there are none, nothing else happened either
    SequencedSet<String> edit(MediaDetails wanted) {
        SequencedSet<String> changed = new LinkedHashSet<>();
        note(changed, "alt", alt, wanted.tidyAlt());
        note(changed, "caption", caption, wanted.tidyCaption());
        note(changed, "credit", credit, wanted.tidyCredit());
        note(changed, "licence", licence, wanted.tidyLicence());
        note(changed, "focalPoint", focalPoint(), wanted.focus());
        alt = wanted.tidyAlt();
        caption = wanted.tidyCaption();
        credit = wanted.tidyCredit();
        licence = wanted.tidyLicence();
        focalX = wanted.focus().x();
        focalY = wanted.focus().y();
        if (changed.contains("focalPoint")) {
            imageVersion++;
        }
        return changed;
    }

    private static void note(SequencedSet<String> changed, String member, @Nullable Object before,
            @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changed.add(member);
        }
    }

    void stamp(Stamp next) {
        stamp = next;
    }

    UUID id() {
        return id;
    }

    ImageFormat format() {
        return ImageFormat.ofContentType(contentType).orElseThrow();
    }

    /// Pixels of the master.
    int width() {
        return width;
    }

    /// Pixels of the master.
    int height() {
        return height;
    }

    /// Of the master.
    long byteSize() {
        return byteSize;
    }

    String fileName() {
        return fileName;
    }

    MediaDetails details() {
        return new MediaDetails(alt, caption, credit, licence, focalPoint());
    }

    FocalPoint focalPoint() {
        return new FocalPoint(focalX, focalY);
    }

    int imageVersion() {
        return imageVersion;
    }

    Stamp stamp() {
        return stamp;
    }
}
