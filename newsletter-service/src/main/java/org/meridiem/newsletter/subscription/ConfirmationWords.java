package org.meridiem.newsletter.subscription;

import org.meridiem.newsletter.letterhead.Tongue;

/// What a confirmation mail says. Whoever changes what a person agrees to changes [Subscriptions#WORDING] too.
enum ConfirmationWords {
    /// English.
    ENGLISH("Please confirm: %s",
            "Please confirm your subscription",
            "One click and the newsletter is yours. If you did not ask for it, do nothing.",
            "Somebody asked for these newsletters to be sent to this address:",
            "If that was you, open the page and press its button, and they are yours.",
            "Confirm the subscription",
            "If it was not you, do nothing: no newsletter will be sent to you, and this request will be forgotten. The link works for %d hours."),
    /// German.
    GERMAN("Bitte bestätigen: %s",
            "Bitte bestätigen Sie Ihr Abonnement",
            "Ein Klick, und der Newsletter kommt zu Ihnen. Wenn Sie ihn nicht bestellt haben, tun Sie nichts.",
            "Jemand möchte, dass diese Newsletter an diese Adresse gehen:",
            "Wenn Sie das waren, öffnen Sie die Seite und drücken Sie auf den Knopf, dann kommen sie zu Ihnen.",
            "Abonnement bestätigen",
            "Wenn Sie es nicht waren, tun Sie nichts: Sie bekommen keinen Newsletter, und die Anfrage wird vergessen. Der Link gilt %d Stunden.");

    private final String subject;
    private final String title;
    private final String preheader;
    private final String asked;
    private final String yes;
    private final String button;
    private final String otherwise;

    ConfirmationWords(String subject, String title, String preheader, String asked, String yes, String button, String otherwise) {
        this.subject = subject;
        this.title = title;
        this.preheader = preheader;
        this.asked = asked;
        this.yes = yes;
        this.button = button;
        this.otherwise = otherwise;
    }

    /// The words of a language.
    ///
    /// @param tag BCP 47
    static ConfirmationWords of(String tag) {
        return Tongue.choose(tag, ENGLISH, GERMAN);
    }

    /// The mail's subject.
    String subject(String newsletters) {
        return subject.formatted(newsletters);
    }

    /// Stands over it.
    String title() {
        return title;
    }

    /// What mail programs show beside the subject.
    String preheader() {
        return preheader;
    }

    /// What happened.
    String asked() {
        return asked;
    }

    /// What to do.
    String yes() {
        return yes;
    }

    /// The words on the button.
    String button() {
        return button;
    }

    /// What happens when nothing is done.
    String otherwise(long hours) {
        return otherwise.formatted(hours);
    }
}
