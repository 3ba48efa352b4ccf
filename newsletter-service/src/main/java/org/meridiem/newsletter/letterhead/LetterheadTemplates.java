package org.meridiem.newsletter.letterhead;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// How mails that are no issues look.
@CheckedTemplate(basePath = "letterhead")
final class LetterheadTemplates {

    private LetterheadTemplates() {
    }

    /// HTML.
    static native TemplateInstance serviceLetter(ServiceLetter letter);

    /// Plain text.
    static native TemplateInstance serviceLetterText(ServiceLetter letter);
}
