package org.meridiem.content.editing;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.security.Caller;

/// What taxonomy, people and media need to know of the articles that refer to them, and tell them.
///
/// Implemented on the articles' side, so that sections, tags, authors and media know nothing of articles.
public interface ArticleLinks {

    /// What an article can refer to.
    enum Target {
        /// Where it is filed.
        SECTION,
        /// What it is about.
        TAG,
        /// Who wrote it.
        AUTHOR,
        /// A picture in it.
        MEDIA
    }

    /// How many articles refer to it, in any state, drafts too. For colleagues only.
    long references(Target target, UUID id);

    /// Which articles refer to it, in any state, drafts too. For colleagues only.
    ///
    /// @param target the kind
    /// @param id     which one
    /// @param caller sees only articles that he may see; the numbers count all
    /// @param limit  articles per page
    /// @param cursor of the page, null for the first one
    Usage usage(Target target, UUID id, Caller caller, int limit, @Nullable String cursor);

    /// How many published articles each of them has. What has none may be absent.
    ///
    /// @param target the kind
    /// @param ids    which ones
    Map<UUID, Long> published(Target target, Collection<UUID> ids);

    /// When the set of published articles last changed, articles that went away included.
    Instant publishedAsOf();

    /// Something that readers see of it changed: published articles that show it are to be renewed.
    ///
    /// Called inside the transaction of the change; the renewal may follow later, but is not lost.
    void changed(Target target, UUID id);

    /// One took the place of another, which is noted to have gone: what referred to that refers to this from now on.
    ///
    /// Called inside the transaction of the merge. The articles follow later, in batches, but are not lost.
    ///
    /// @param target the kind
    /// @param from   the one that went
    /// @param to     the one that stayed
    void merged(Target target, UUID from, UUID to);

    /// Something changed that every published article shows, such as the name of the site. As [#changed(Target, UUID)] otherwise.
    void everythingChanged();
}
