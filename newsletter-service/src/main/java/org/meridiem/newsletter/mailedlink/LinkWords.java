package org.meridiem.newsletter.mailedlink;

import org.meridiem.newsletter.letterhead.Tongue;

/// What a mail with a link says.
///
/// @param subject   the mail's subject
/// @param preheader what mail programs show beside the subject
/// @param sentence  what the mail says of the link
/// @param button    the words on the link
record LinkWords(String subject, String preheader, String sentence, String button) {

    /// The words of a purpose in a language.
    ///
    /// @param language BCP 47 tag
    static LinkWords of(LinkPurpose purpose, String language) {
        return Tongue.choose(language, english(purpose), german(purpose));
    }

    private static LinkWords english(LinkPurpose purpose) {
        return switch (purpose) {
            case PREFERENCES -> new LinkWords("Your newsletter settings", "See and change what you get",
                    "This link opens the settings of your newsletters:", "Open my settings");
            case EXPORT -> new LinkWords("A copy of your data", "All that is held about you",
                    "This link leads to a copy of everything that is held about you:", "Get my data");
            case ERASE -> new LinkWords("Delete your data", "One more click and it is gone",
                    "This link leads to the page on which you can end all subscriptions and delete everything that is held about you:",
                    "Delete my data");
        };
    }

    private static LinkWords german(LinkPurpose purpose) {
        return switch (purpose) {
            case PREFERENCES -> new LinkWords("Ihre Newsletter-Einstellungen", "Sehen und ändern, was Sie bekommen",
                    "Dieser Link öffnet die Einstellungen Ihrer Newsletter:", "Einstellungen öffnen");
            case EXPORT -> new LinkWords("Eine Kopie Ihrer Daten", "Alles, was über Sie gespeichert ist",
                    "Dieser Link führt zu einer Kopie von allem, was über Sie gespeichert ist:", "Meine Daten holen");
            case ERASE -> new LinkWords("Ihre Daten löschen", "Noch ein Klick, und sie sind fort",
                    "Dieser Link führt zu der Seite, auf der Sie alle Abonnements beenden und alles löschen können, was über Sie gespeichert ist:",
                    "Meine Daten löschen");
        };
    }
}
