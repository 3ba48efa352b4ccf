package org.meridiem.newsletter.issue;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// How an issue looks.
@CheckedTemplate(basePath = "issue")
final class IssueTemplates {

    private IssueTemplates() {
    }

    /// HTML, for mail and web.
    static native TemplateInstance letter(Letter letter);

    /// Plain text.
    static native TemplateInstance letterText(Letter letter);

    /// The archive of a newsletter.
    static native TemplateInstance archive(ArchivePage archive);
}
