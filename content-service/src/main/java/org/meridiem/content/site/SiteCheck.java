package org.meridiem.content.site;

import java.net.URI;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.editing.Texts;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// The rules of the site's settings that need more than one member, or a look at the world.
final class SiteCheck {

    static final int MAX_ADDRESS = 500;
    static final String TOKEN = "{token}";

    private @Nullable ProblemException problem;

    private SiteCheck() {
    }

    /// @throws ProblemException 400 that names everything that cannot be used
    static void demand(SiteWrite site) {
        var check = new SiteCheck();
        check.timeZone(site.timeZone());
        check.previewUrl(site.previewUrl());
        List<SocialLink> social = orNone(site.socialLinks());
        for (int i = 0; i < social.size(); i++) {
            check.web(social.get(i).url(), "/socialLinks/" + i + "/url");
        }
        List<MenuWrite> menu = orNone(site.menu());
        for (int i = 0; i < menu.size(); i++) {
            check.entry(menu.get(i), "/menu/" + i);
        }
        check.links(orNone(site.footer()), "/footer");
        Set<LegalPage.Kind> kinds = EnumSet.noneOf(LegalPage.Kind.class);
        List<LegalPage> legal = orNone(site.legalPages());
        for (int i = 0; i < legal.size(); i++) {
            check.address(legal.get(i).url(), "/legalPages/" + i + "/url");
            if (legal.get(i).kind() != LegalPage.Kind.OTHER && !kinds.add(legal.get(i).kind())) {
                check.refuse("/legalPages/" + i + "/kind", "is there already");
            }
        }
        if (check.problem != null) {
            throw check.problem;
        }
    }

    private void timeZone(@Nullable String zone) {
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            refuse("/timeZone", "must be the IANA name of a time zone, such as Europe/Lisbon");
        }
    }

    private void previewUrl(@Nullable String url) {
        if (url == null) {
            return;
        }
        int at = url.indexOf(TOKEN);
        if (at < 0 || url.indexOf(TOKEN, at + 1) >= 0 || !isWeb(url.replace(TOKEN, "token"))) {
            refuse("/previewUrl", "must be an absolute http or https address with {token} in it once");
        }
    }

    private void entry(MenuWrite entry, String pointer) {
        if (entry.itemsOrNone().isEmpty() || entry.section() != null || entry.url() != null) {
            link(entry.link(), pointer);
        } else if (Texts.tidyOrNull(entry.label()) == null) {
            refuse(pointer + "/label", "is needed for a heading");
        }
        links(entry.itemsOrNone(), pointer + "/items");
    }

    private void links(List<LinkWrite> links, String pointer) {
        for (int i = 0; i < links.size(); i++) {
            link(links.get(i), pointer + "/" + i);
        }
    }

    private void link(LinkWrite link, String pointer) {
        if ((link.section() == null) == (link.url() == null)) {
            refuse(pointer, "must have either a section or a url");
        } else if (link.url() != null) {
            address(link.url(), pointer + "/url");
            if (Texts.tidyOrNull(link.label()) == null) {
                refuse(pointer + "/label", "is needed beside a url");
            }
        }
    }

    private void address(String url, String pointer) {
        boolean path = url.startsWith("/") && !url.startsWith("//") && parsed(url) != null;
        if (!path && !isWeb(url)) {
            refuse(pointer, "must be an absolute http or https address, or a path that begins with one /");
        }
    }

    private void web(String url, String pointer) {
        if (!isWeb(url)) {
            refuse(pointer, "must be an absolute http or https address");
        }
    }

    private static boolean isWeb(String url) {
        URI uri = parsed(url);
        return uri != null && uri.getScheme() != null
                && Set.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT))
                && uri.getHost() != null && uri.getUserInfo() == null;
    }

    private static @Nullable URI parsed(String url) {
        // Browsers read a backslash as a slash, so a path could leave the site.
        if (url.indexOf('\\') >= 0) {
            return null;
        }
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void refuse(String pointer, String detail) {
        if (problem == null) {
            problem = ProblemType.INVALID_INPUT.with("The site's settings cannot be used as they are.");
        }
        problem.at(pointer, detail);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }
}
