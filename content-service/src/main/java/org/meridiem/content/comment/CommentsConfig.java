package org.meridiem.content.comment;

import java.time.Duration;

import org.meridiem.content.article.CommentModeration;
import org.meridiem.kit.config.AtLeast;
import org.meridiem.kit.config.AtMost;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What the site lets readers do.
@ConfigMapping(prefix = "meridiem.comments")
public interface CommentsConfig {

    /// Of articles that do not say it themselves.
    @WithDefault("pre")
    CommentModeration moderation();

    /// Length of a comment, in characters as Unicode counts them.
    @WithDefault("5000")
    @AtLeast(1)
    @AtMost(20_000)
    int maxLength();

    /// Web addresses in a comment; one with more waits for a moderator, whatever the article's moderation.
    @WithDefault("2")
    @AtLeast(0)
    int maxLinks();

    /// How deep answers nest below a top comment; deeper ones stand beside what they answer.
    @WithDefault("4")
    @AtLeast(0)
    @AtMost(20)
    int maxDepth();

    /// How many answers come with each top comment of a page.
    @WithDefault("5")
    @AtLeast(0)
    @AtMost(50)
    int repliesShown();

    /// How long authors may edit what they wrote.
    @WithDefault("5m")
    Duration editWindow();

    /// How long the same text of the same author under the same article is taken for a slip.
    @WithDefault("1m")
    Duration duplicateWindow();

    /// After so many reports a comment waits for a moderator; 0 never hides one.
    @WithDefault("5")
    @AtLeast(0)
    int hideAfterReports();

    /// Comments of one reader in [#perReaderWindow()], counted over all replicas.
    @WithDefault("5")
    @AtLeast(1)
    @AtMost(1_000)
    int perReader();

    /// See [#perReader()].
    @WithDefault("2m")
    Duration perReaderWindow();

    /// Comments from one network in [#perNetworkWindow()], counted by each replica.
    @WithDefault("60")
    @AtLeast(1)
    int perNetwork();

    /// See [#perNetwork()].
    @WithDefault("10m")
    Duration perNetworkWindow();

    /// Likes and reports of one reader in a minute, counted by each replica.
    @WithDefault("60")
    @AtLeast(1)
    int reactionsPerMinute();
}
