package org.meridiem.newsletter.preferences;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;

import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.site.Links;
import org.meridiem.newsletter.subscription.TasteRules;
import org.meridiem.newsletter.web.Pages;

/// Settings as a page with a form.
@Singleton
class PreferencePages {

    private final Preferences preferences;
    private final Links links;

    PreferencePages(Preferences preferences, Links links) {
        this.preferences = preferences;
        this.links = links;
    }

    /// The page that asks for the address.
    Response ask() {
        return Pages.answer(200, PreferenceTemplates.askPage(new PreferenceTemplates.Ask(links.siteName(),
                links.site(), links.here("/v1/preferences/link"))).render());
    }

    /// The page of settings.
    ///
    /// @param notice what happened just now; empty for nothing
    Response settings(String token, PreferencesView view, String notice) {
        List<PreferenceTemplates.Choice> newsletters = view.newsletters().stream()
                .map(choice -> new PreferenceTemplates.Choice(choice.slug(), choice.name(), choice.subscribed(),
                        choice.frequency().toString()))
                .toList();
        return Pages.answer(200, PreferenceTemplates.settingsPage(new PreferenceTemplates.Settings(links.siteName(),
                links.site(), links.here("/v1/preferences/" + token), links.here("/v1/privacy"), notice, view.email(),
                newsletters, sections(view.sections()), text(view.timeZone()), text(view.language()), day(view)))
                .render());
    }

    private List<PreferenceTemplates.Choice> sections(List<String> chosen) {
        Map<String, String> names = preferences.sections().stream().collect(Collectors.toMap(Preferences.Section::slug,
                Preferences.Section::name, (one, _) -> one, TreeMap::new));
        chosen.forEach(slug -> names.putIfAbsent(slug, slug));
        return names.entrySet().stream().map(
                section -> new PreferenceTemplates.Choice(section.getKey(), section.getValue(),
                        chosen.contains(section.getKey()), ""))
                .toList();
    }

    private static String day(PreferencesView view) {
        if (view.pausedUntil() == null) {
            return "";
        }
        ZoneId zone = view.timeZone() != null && TasteRules.isZone(view.timeZone())
                ? ZoneId.of(view.timeZone())
                : ZoneOffset.UTC;
        return LocalDate.ofInstant(view.pausedUntil(), zone).toString();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
