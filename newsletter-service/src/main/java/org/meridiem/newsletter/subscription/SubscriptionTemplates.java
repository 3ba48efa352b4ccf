package org.meridiem.newsletter.subscription;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The words of subscribing and leaving. Whoever changes what a person agrees to changes [Subscriptions#WORDING] too.
@CheckedTemplate(basePath = "subscription")
final class SubscriptionTemplates {

    private SubscriptionTemplates() {
    }

    /// What the page asks.
    ///
    /// @param siteName    whose newsletters they are
    /// @param siteUrl     the news site
    /// @param newsletters names of what was asked for
    /// @param link        where the button leads
    record Question(String siteName, String siteUrl, List<String> newsletters, String link) {
        Question {
            newsletters = List.copyOf(newsletters);
        }
    }

    /// A page with a message and nothing to do.
    ///
    /// @param siteName whose page it is
    /// @param siteUrl  the news site
    /// @param title    the message in short
    /// @param text     the message
    record Notice(String siteName, String siteUrl, String title, String text) {
    }

    /// A page with a button.
    ///
    /// @param siteName whose page it is
    /// @param siteUrl  the news site
    /// @param link     where the button posts to
    record Goodbye(String siteName, String siteUrl, String link) {
    }

    /// The page on which the owner says yes.
    static native TemplateInstance confirmationPage(Question question);

    /// The page on which a subscriber leaves.
    static native TemplateInstance unsubscribePage(Goodbye goodbye);

    /// What happened.
    static native TemplateInstance noticePage(Notice notice);
}
