package org.meridiem.newsletter.privacy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The pages of a subscriber's rights.
@CheckedTemplate(basePath = "privacy")
final class PrivacyTemplates {

    private PrivacyTemplates() {
    }

    /// The page that asks for the address.
    ///
    /// @param siteName   whose page it is
    /// @param siteUrl    the news site
    /// @param exportLink where the first button posts to
    /// @param eraseLink  where the second one does
    record Ask(String siteName, String siteUrl, String exportLink, String eraseLink) {
    }

    /// The page with the button that does it.
    ///
    /// @param siteName whose page it is
    /// @param siteUrl  the news site
    /// @param title    in short
    /// @param text     what will happen
    /// @param button   the words on it
    /// @param link     where it posts to
    record Act(String siteName, String siteUrl, String title, String text, String button, String link) {
    }

    /// See [Ask].
    static native TemplateInstance askPage(Ask ask);

    /// See [Act].
    static native TemplateInstance actPage(Act act);
}
