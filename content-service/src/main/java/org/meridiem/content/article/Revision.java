package org.meridiem.content.article;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Editor;

/// What an article said after one save. Never changes.
@Entity
@Immutable
@Table(name = "article_revision")
@IdClass(Revision.Key.class)
public class Revision {

    /// Which one.
    ///
    /// @param articleId the article
    /// @param number    from 1
    public record Key(UUID articleId, int number) {
    }

    @Id
    @Column(name = "article_id", nullable = false)
    private UUID articleId;
    @Id
    @Column(nullable = false)
    private int number;
    @Column(name = "article_version", nullable = false)
    private long articleVersion;
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private String content;
    @Column(name = "restored_from")
    private @Nullable Integer restoredFrom;
    @Column(name = "created_at", nullable = false)
    private Instant createdAt;
    @Column(name = "created_by", nullable = false)
    private String createdBy;
    @Column(name = "created_by_name", nullable = false)
    private String createdByName;

    /// For Hibernate.
    @SuppressWarnings("NullAway.Init")
    protected Revision() {
    }

    Revision(Article article, ArticleContent content) {
        this(article, content, null);
    }

    Revision(Article article, ArticleContent content, @Nullable Integer restoredFrom) {
        this.articleId = article.id();
        this.number = article.headRevision();
        this.articleVersion = article.version();
        this.content = ContentJson.write(content);
        this.restoredFrom = restoredFrom;
        this.createdAt = article.stamp().updatedAt();
        this.createdBy = article.stamp().updatedBy();
        this.createdByName = article.stamp().updatedByName();
    }

    /// From 1; grows by one with each save. Retention may have dropped older ones.
    public int number() {
        return number;
    }

    /// The version of the article that this save made.
    public long articleVersion() {
        return articleVersion;
    }

    /// What it said.
    public ArticleContent content() {
        return ContentJson.read(content);
    }

    /// The revision whose content it brought back.
    public Optional<Integer> restoredFrom() {
        return Optional.ofNullable(restoredFrom);
    }

    /// When it was saved.
    public Instant createdAt() {
        return createdAt;
    }

    /// Who saved it.
    public Editor createdBy() {
        return new Editor(createdBy, createdByName);
    }
}
