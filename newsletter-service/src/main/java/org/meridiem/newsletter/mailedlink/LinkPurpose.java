package org.meridiem.newsletter.mailedlink;

import org.meridiem.newsletter.token.Purpose;

/// What a mailed link opens.
public enum LinkPurpose {
    /// The page of settings, as often as one likes while the link works.
    PREFERENCES(Purpose.PREFERENCES, "/v1/preferences/"),
    /// The page that gives out a copy of all data, once.
    EXPORT(Purpose.EXPORT, "/v1/privacy/export/"),
    /// The page that deletes all data, once.
    ERASE(Purpose.ERASE, "/v1/privacy/erase/");

    private final Purpose token;
    private final String path;

    LinkPurpose(Purpose token, String path) {
        this.token = token;
        this.path = path;
    }

    /// What its token is good for.
    Purpose token() {
        return token;
    }

    /// Where its token is put behind.
    String path() {
        return path;
    }
}
