package org.meridiem.newsletter.tracking;

import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.ws.rs.core.HttpHeaders;

/// Whether a request looks like a person's.
final class Visit {

    /// Programs that fetch links and pictures without anybody having asked: scanners of mail gateways, preview makers, scripts.
    private static final Pattern MACHINES = Pattern.compile(
            "bot\\b|crawl|spider|scan|preview|monitor|fetch|probe|headless|phantom|python|curl|wget|java/|go-http|okhttp|httpclient|libwww"
                    + "|barracuda|proofpoint|mimecast|symantec|fireeye|forcepoint|trendmicro|ironport|sophos|safelinks");
    /// Apple's mail privacy loads every picture of every mail, opened or not, under this name.
    private static final String APPLE_PRIVACY = "mozilla/5.0";

    private Visit() {
    }

    static boolean isAPersons(HttpHeaders request) {
        String agent = header(request, HttpHeaders.USER_AGENT);
        String purpose = header(request, "Sec-Purpose") + header(request, "Purpose") + header(request, "X-Purpose")
                + header(request, "X-Moz");
        return !agent.isBlank() && !agent.strip().equals(APPLE_PRIVACY) && !MACHINES.matcher(agent).find()
                && !purpose.contains("prefetch") && !purpose.contains("preview");
    }

    private static String header(HttpHeaders request, String name) {
        String value = request.getHeaderString(name);
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
