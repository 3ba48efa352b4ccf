package org.meridiem.newsletter.mailedlink;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The words of mails with links.
@CheckedTemplate(basePath = "mailedlink")
final class LinkTemplates {

    private LinkTemplates() {
    }

    /// What such a mail says. Not a word of it comes from the one who asked.
    ///
    /// @param siteName  whose mail it is
    /// @param title     what it is about
    /// @param preheader what mail programs show beside the subject
    /// @param sentence  what the link does
    /// @param button    the words on it
    /// @param link      where it leads
    /// @param minutes   how long it works
    record Letter(String siteName, String title, String preheader, String sentence, String button, String link,
            long minutes) {
    }

    /// The mail in HTML.
    static native TemplateInstance linkMail(Letter letter);

    /// The mail in plain text.
    static native TemplateInstance linkMailText(Letter letter);
}
