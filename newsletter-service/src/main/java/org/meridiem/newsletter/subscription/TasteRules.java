package org.meridiem.newsletter.subscription;

import java.time.ZoneId;
import java.util.Set;

/// What may be said of a reader's taste, wherever it is said.
public final class TasteRules {

    /// A BCP 47 tag.
    public static final String LANGUAGE = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}";
    /// What is wrong with one that is none.
    public static final String LANGUAGE_MESSAGE = "must be a BCP 47 tag such as en or pt-BR";
    /// The slug of a section.
    public static final String SECTION = "(?!.*--)(?!.*-$)[a-z0-9][a-z0-9-]*";
    /// What is wrong with one that is none.
    public static final String SECTION_MESSAGE = "must be a section's slug";
    /// What is wrong with a zone that is none.
    public static final String ZONE_MESSAGE = "must be an IANA name such as Europe/Berlin";

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private TasteRules() {
    }

    /// True for an IANA name of a time zone.
    public static boolean isZone(String name) {
        return ZONES.contains(name);
    }
}
