package org.meridiem.events;

import java.util.Optional;
import java.util.UUID;

/// A public change of one article, on [Topic#ARTICLES]. Each event carries the whole state, so the newest one per article suffices.
///
/// A consumer keeps the highest [#version()] it has seen per article and drops anything not above it: that makes repeated and late events harmless.
public sealed interface ArticleEvent {
    /// The CloudEvents attributes; their type is that of the record, their subject the article's id. The records refuse any other.
    CloudEvent attributes();

    /// The article.
    UUID articleId();

    /// Grows by one with every public change of the article.
    long version();

    /// The card, while the article is public; empty once it is not: then every trace of it must go.
    Optional<ArticleCard> publicCard();

    /// The article became public, for the first time or again.
    record Published(CloudEvent attributes, ArticleCard card) implements ArticleEvent {
        /// The CloudEvents type.
        public static final String TYPE = "org.meridiem.article.published.v1";

        /// Refuses attributes of another type or another article.
        public Published {
            attributes.describe(TYPE, card.id().toString());
        }

        @Override
        public UUID articleId() {
            return card.id();
        }

        @Override
        public long version() {
            return card.version();
        }

        @Override
        public Optional<ArticleCard> publicCard() {
            return Optional.of(card);
        }
    }

    /// A public article changed.
    record Updated(CloudEvent attributes, ArticleCard card) implements ArticleEvent {
        /// The CloudEvents type.
        public static final String TYPE = "org.meridiem.article.updated.v1";

        /// Refuses attributes of another type or another article.
        public Updated {
            attributes.describe(TYPE, card.id().toString());
        }

        @Override
        public UUID articleId() {
            return card.id();
        }

        @Override
        public long version() {
            return card.version();
        }

        @Override
        public Optional<ArticleCard> publicCard() {
            return Optional.of(card);
        }
    }

    /// The article is no longer public; it may come back. Carries the card that was public.
    record Unpublished(CloudEvent attributes, ArticleCard card) implements ArticleEvent {
        /// The CloudEvents type.
        public static final String TYPE = "org.meridiem.article.unpublished.v1";

        /// Refuses attributes of another type or another article.
        public Unpublished {
            attributes.describe(TYPE, card.id().toString());
        }

        @Override
        public UUID articleId() {
            return card.id();
        }

        @Override
        public long version() {
            return card.version();
        }

        @Override
        public Optional<ArticleCard> publicCard() {
            return Optional.empty();
        }
    }

    /// The article had to go, by law or by error: copies must be erased. Carries no text, for this topic keeps it for ever.
    record TakenDown(CloudEvent attributes, ArticleReference article) implements ArticleEvent {
        /// The CloudEvents type.
        public static final String TYPE = "org.meridiem.article.takenDown.v1";

        /// Refuses attributes of another type or another article.
        public TakenDown {
            attributes.describe(TYPE, article.id().toString());
        }

        @Override
        public UUID articleId() {
            return article.id();
        }

        @Override
        public long version() {
            return article.version();
        }

        @Override
        public Optional<ArticleCard> publicCard() {
            return Optional.empty();
        }
    }

    /// An article that once was public was deleted for good.
    record Deleted(CloudEvent attributes, ArticleReference article) implements ArticleEvent {
        /// The CloudEvents type.
        public static final String TYPE = "org.meridiem.article.deleted.v1";

        /// Refuses attributes of another type or another article.
        public Deleted {
            attributes.describe(TYPE, article.id().toString());
        }

        @Override
        public UUID articleId() {
            return article.id();
        }

        @Override
        public long version() {
            return article.version();
        }

        @Override
        public Optional<ArticleCard> publicCard() {
            return Optional.empty();
        }
    }
}
