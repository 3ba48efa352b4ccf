package org.meridiem.newsletter.preferences;

import java.util.List;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/// The pages of settings.
@CheckedTemplate(basePath = "preferences")
final class PreferenceTemplates {

    private PreferenceTemplates() {
    }

    /// The page that asks for the address.
    ///
    /// @param siteName whose page it is
    /// @param siteUrl  the news site
    /// @param link     where the button posts to
    record Ask(String siteName, String siteUrl, String link) {
    }

    /// A box to tick.
    ///
    /// @param slug      what it stands for
    /// @param name      in words
    /// @param chosen    whether it is ticked
    /// @param frequency of a newsletter; empty for a section
    record Choice(String slug, String name, boolean chosen, String frequency) {
    }

    /// The page of settings.
    ///
    /// @param siteName    whose page it is
    /// @param siteUrl     the news site
    /// @param link        where the button posts to
    /// @param privacyLink the page of copies and erasure
    /// @param notice      what happened just now; empty for nothing
    /// @param email       whose settings they are
    /// @param newsletters on offer
    /// @param sections    to choose from
    /// @param timeZone    empty for none
    /// @param language    empty for none
    /// @param pausedUntil a day, empty for no pause
    record Settings(String siteName, String siteUrl, String link, String privacyLink, String notice, String email,
            List<Choice> newsletters, List<Choice> sections, String timeZone, String language, String pausedUntil) {
        Settings {
            newsletters = List.copyOf(newsletters);
            sections = List.copyOf(sections);
        }
    }

    /// See [Ask].
    static native TemplateInstance askPage(Ask ask);

    /// See [Settings].
    static native TemplateInstance settingsPage(Settings settings);
}
