package org.meridiem.newsletter.issue;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Bounds of issues.
@ConfigMapping(prefix = "meridiem.issue")
public interface IssueConfig {
    /// Articles in one issue at most: mail programs cut off what is longer than 100 KB.
    @WithDefault("30")
    int maxArticles();

    /// Test mails that one editor may send in [#testWindow()], per replica.
    @WithDefault("10")
    int testMails();

    /// See [#testMails()].
    @WithDefault("10m")
    Duration testWindow();

    /// How often finished issues are looked for.
    @WithDefault("1s")
    Duration completionPoll();
}
