package org.meridiem.newsletter.subscription;

import org.meridiem.newsletter.letterhead.Tongue;

/// What a welcome mail says where no editor wrote it, in the newsletter's language.
enum WelcomeWords {
    /// English.
    ENGLISH("Welcome to %s",
            "You are subscribed to %s. Here is what comes next.",
            "Thank you. You are subscribed to %s, and the next issue will come to you.",
            "It comes: %s.",
            "Read past issues",
            "You get this mail once, because you subscribed to %s.",
            "Manage preferences",
            "Unsubscribe"),
    /// German.
    GERMAN("Willkommen bei %s",
            "Sie haben %s abonniert. So geht es weiter.",
            "Vielen Dank. Sie haben %s abonniert, und die nächste Ausgabe kommt zu Ihnen.",
            "Erscheint: %s.",
            "Frühere Ausgaben lesen",
            "Sie bekommen diese Mail einmal, weil Sie %s abonniert haben.",
            "Einstellungen",
            "Abbestellen");

    private final String title;
    private final String preheader;
    private final String sentence;
    private final String cadence;
    private final String archive;
    private final String why;
    private final String preferences;
    private final String unsubscribe;

    WelcomeWords(String title, String preheader, String sentence, String cadence, String archive, String why, String preferences, String unsubscribe) {
        this.title = title;
        this.preheader = preheader;
        this.sentence = sentence;
        this.cadence = cadence;
        this.archive = archive;
        this.why = why;
        this.preferences = preferences;
        this.unsubscribe = unsubscribe;
    }

    /// The words of a language.
    ///
    /// @param tag BCP 47
    static WelcomeWords of(String tag) {
        return Tongue.choose(tag, ENGLISH, GERMAN);
    }

    /// Stands over the mail, and is its subject.
    String title(String newsletter) {
        return title.formatted(newsletter);
    }

    /// What mail programs show beside the subject.
    String preheader(String newsletter) {
        return preheader.formatted(newsletter);
    }

    /// What there is to say.
    String sentence(String newsletter) {
        return sentence.formatted(newsletter);
    }

    /// How often the newsletter comes.
    String cadence(String often) {
        return cadence.formatted(often);
    }

    /// Leads to the issues so far.
    String archive() {
        return archive;
    }

    /// Why somebody gets the mail.
    String why(String newsletter) {
        return why.formatted(newsletter);
    }

    /// Leads to a subscriber's settings.
    String preferences() {
        return preferences;
    }

    /// The way out.
    String unsubscribe() {
        return unsubscribe;
    }
}
