package org.meridiem.newsletter.issue;

import org.meridiem.newsletter.letterhead.Tongue;

/// The words of a letter that no editor writes, in the newsletter's language. English where there are no others.
public enum Words {
    /// English.
    ENGLISH("Read on the web", "Trending stories", "Was this mail forwarded to you?", "Subscribe on %s", "Subscribe",
            "You get this mail because you subscribed to %s.", "An issue of %s, as it was sent by mail.", "Unsubscribe",
            "Manage preferences", "%d min read", "One more story on the web", "%d more stories on the web",
            "All issues", "There is no issue yet.", "Older issues"),
    /// German.
    GERMAN("Im Browser lesen", "Meistgelesen", "Wurde Ihnen diese Mail weitergeleitet?", "%s abonnieren", "Abonnieren",
            "Sie bekommen diese Mail, weil Sie %s abonniert haben.", "Eine Ausgabe von %s, wie sie als Mail kam.",
            "Abbestellen", "Einstellungen", "%d Min. Lesezeit", "Ein weiterer Artikel im Browser",
            "%d weitere Artikel im Browser", "Alle Ausgaben", "Es gibt noch keine Ausgabe.", "Ältere Ausgaben");

    private final String onTheWeb;
    private final String trending;
    private final String forwarded;
    private final String subscribeOn;
    private final String subscribe;
    private final String why;
    private final String asSent;
    private final String unsubscribe;
    private final String preferences;
    private final String minutes;
    private final String oneMore;
    private final String more;
    private final String allIssues;
    private final String noIssue;
    private final String older;

    Words(String onTheWeb, String trending, String forwarded, String subscribeOn, String subscribe, String why,
            String asSent, String unsubscribe, String preferences, String minutes, String oneMore, String more,
            String allIssues, String noIssue, String older) {
        this.onTheWeb = onTheWeb;
        this.trending = trending;
        this.forwarded = forwarded;
        this.subscribeOn = subscribeOn;
        this.subscribe = subscribe;
        this.why = why;
        this.asSent = asSent;
        this.unsubscribe = unsubscribe;
        this.preferences = preferences;
        this.minutes = minutes;
        this.oneMore = oneMore;
        this.more = more;
        this.allIssues = allIssues;
        this.noIssue = noIssue;
        this.older = older;
    }

    /// The words of a language.
    ///
    /// @param tag BCP 47
    static Words of(String tag) {
        return Tongue.choose(tag, ENGLISH, GERMAN);
    }

    /// Leads to the web version.
    public String onTheWeb() {
        return onTheWeb;
    }

    /// Stands over the most read stories.
    public String trending() {
        return trending;
    }

    /// Asks those who got the mail from a friend.
    public String forwarded() {
        return forwarded;
    }

    /// Leads to the site, where one can subscribe.
    public String subscribeOn(String site) {
        return subscribeOn.formatted(site);
    }

    /// The same in one word.
    public String subscribe() {
        return subscribe;
    }

    /// Why somebody gets the mail.
    public String why(String newsletter) {
        return why.formatted(newsletter);
    }

    /// What the web version is.
    public String asSent(String newsletter) {
        return asSent.formatted(newsletter);
    }

    /// The way out.
    public String unsubscribe() {
        return unsubscribe;
    }

    /// Leads to a subscriber's settings.
    public String preferences() {
        return preferences;
    }

    /// How long reading takes.
    public String minutes(int count) {
        return minutes.formatted(count);
    }

    /// Leads to the stories that the mail has no room for.
    public String more(int count) {
        return count == 1 ? oneMore : more.formatted(count);
    }

    /// Stands over the archive.
    public String allIssues() {
        return allIssues;
    }

    /// Stands in an archive that is empty.
    public String noIssue() {
        return noIssue;
    }

    /// Leads on in the archive.
    public String older() {
        return older;
    }
}
