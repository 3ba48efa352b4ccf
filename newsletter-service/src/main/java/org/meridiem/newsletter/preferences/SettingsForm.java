package org.meridiem.newsletter.preferences;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.newsletter.subscription.Frequency;
import org.meridiem.newsletter.subscription.TasteRules;

/// What the page of settings posts.
public class SettingsForm {

    /// Slugs of newsletters with a tick.
    @RestForm
    @Nullable
    public List<String> newsletter;
    /// For each newsletter on the page: `slug:frequency`.
    @RestForm
    @Nullable
    public List<String> frequency;
    /// Slugs of sections with a tick.
    @RestForm
    @Nullable
    public List<String> section;
    /// Empty for none.
    @RestForm
    @Nullable
    public String timeZone;
    /// Empty for none.
    @RestForm
    @Nullable
    public String language;
    /// A day, empty for no pause.
    @RestForm
    @Nullable
    public String pausedUntil;

    /// The same as the JSON that a program would have sent.
    PreferencesWrite toWrite() {
        var wanted = new ArrayList<PreferencesWrite.Wanted>();
        for (String slug : newsletter == null ? List.<String>of() : newsletter) {
            wanted.add(new PreferencesWrite.Wanted(slug, frequencyOf(slug)));
        }
        return new PreferencesWrite(wanted, section, orNull(timeZone), orNull(language), pause());
    }

    private @Nullable Frequency frequencyOf(String slug) {
        for (String choice : frequency == null ? List.<String>of() : frequency) {
            if (choice.startsWith(slug + ':')) {
                try {
                    return Frequency.valueOf(choice.substring(slug.length() + 1).toUpperCase(Locale.ROOT));
                } catch (IllegalArgumentException e) {
                    throw ProblemType.INVALID_INPUT.with("There is no such frequency.").at("/frequency",
                            "must be every, daily or weekly");
                }
            }
        }
        return null;
    }

    private @Nullable Instant pause() {
        String day = orNull(pausedUntil);
        if (day == null) {
            return null;
        }
        String zone = orNull(timeZone);
        try {
            return LocalDate.parse(day)
                    .atStartOfDay(zone != null && TasteRules.isZone(zone) ? ZoneId.of(zone) : ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException e) {
            throw ProblemType.INVALID_INPUT.with("This is no day.").at("/pausedUntil", "must be a day: 2026-12-31");
        }
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
