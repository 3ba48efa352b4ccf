package org.meridiem.newsletter.mailedlink;

import org.meridiem.newsletter.letterhead.Tongue;
import org.meridiem.newsletter.token.Purpose;

/// What a mailed link opens.
public enum LinkPurpose {
    /// The page of settings, as often as one likes while the link works.
    PREFERENCES(Purpose.PREFERENCES, "/v1/preferences/",
            new Words("Your newsletter settings", "See and change what you get",
                    "This link opens the settings of your newsletters:", "Open my settings"),
            new Words("Ihre Newsletter-Einstellungen", "Sehen und ändern, was Sie bekommen",
                    "Dieser Link öffnet die Einstellungen Ihrer Newsletter:", "Einstellungen öffnen")),
    /// The page that gives out a copy of all data, once.
    EXPORT(Purpose.EXPORT, "/v1/privacy/export/",
            new Words("A copy of your data", "All that is held about you",
                    "This link leads to a copy of everything that is held about you:", "Get my data"),
            new Words("Eine Kopie Ihrer Daten", "Alles, was über Sie gespeichert ist",
                    "Dieser Link führt zu einer Kopie von allem, was über Sie gespeichert ist:", "Meine Daten holen")),
    /// The page that deletes all data, once.
    ERASE(Purpose.ERASE, "/v1/privacy/erase/",
            new Words("Delete your data", "One more click and it is gone",
                    "This link leads to the page on which you can end all subscriptions and delete everything that is held about you:",
                    "Delete my data"),
            new Words("Ihre Daten löschen", "Noch ein Klick, und sie sind fort",
                    "Dieser Link führt zu der Seite, auf der Sie alle Abonnements beenden und alles löschen können, was über Sie gespeichert ist:",
                    "Meine Daten löschen"));

    /// What its mail says.
    ///
    /// @param subject   the mail's subject
    /// @param preheader what mail programs show beside the subject
    /// @param sentence  what the mail says of the link
    /// @param button    the words on the link
    record Words(String subject, String preheader, String sentence, String button) {
    }

    private final Purpose token;
    private final String path;
    private final Words english;
    private final Words german;

    LinkPurpose(Purpose token, String path, Words english, Words german) {
        this.token = token;
        this.path = path;
        this.english = english;
        this.german = german;
    }

    /// What its token is good for.
    Purpose token() {
        return token;
    }

    /// Where its token is put behind.
    String path() {
        return path;
    }

    /// What its mail says.
    ///
    /// @param language BCP 47 tag
    Words words(String language) {
        return Tongue.choose(language, english, german);
    }
}
