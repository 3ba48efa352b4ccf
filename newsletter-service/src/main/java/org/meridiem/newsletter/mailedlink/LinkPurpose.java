package org.meridiem.newsletter.mailedlink;

import org.meridiem.newsletter.token.Purpose;

/// What a mailed link opens.
public enum LinkPurpose {
    /// The page of settings, as often as one likes while the link works.
    PREFERENCES(Purpose.PREFERENCES, "/v1/preferences/", "Your newsletter settings", "See and change what you get",
            "This link opens the settings of your newsletters:", "Open my settings"),
    /// The page that gives out a copy of all data, once.
    EXPORT(Purpose.EXPORT, "/v1/privacy/export/", "A copy of your data", "All that is held about you",
            "This link leads to a copy of everything that is held about you:", "Get my data"),
    /// The page that deletes all data, once.
    ERASE(Purpose.ERASE, "/v1/privacy/erase/", "Delete your data", "One more click and it is gone",
            "This link leads to the page on which you can end all subscriptions and delete everything that is held about you:",
            "Delete my data");

    private final Purpose token;
    private final String path;
    private final String subject;
    private final String preheader;
    private final String sentence;
    private final String button;

    LinkPurpose(Purpose token, String path, String subject, String preheader, String sentence, String button) {
        this.token = token;
        this.path = path;
        this.subject = subject;
        this.preheader = preheader;
        this.sentence = sentence;
        this.button = button;
    }

    /// What its token is good for.
    Purpose token() {
        return token;
    }

    /// Where its token is put behind.
    String path() {
        return path;
    }

    /// The mail's subject.
    String subject() {
        return subject;
    }

    /// What mail programs show beside the subject.
    String preheader() {
        return preheader;
    }

    /// What the mail says of the link.
    String sentence() {
        return sentence;
    }

    /// The words on the link.
    String button() {
        return button;
    }
}
