package org.meridiem.newsletter.subscriber;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.newsletter.mail.EmailAddress;
import org.meridiem.newsletter.subscription.TasteRules;
import org.meridiem.newsletter.web.CsvCells;

/// A row of a file, understood, or what is wrong with it.
///
/// @param problem null for a good row
record ImportRow(@Nullable String problem, @Nullable EmailAddress address, List<UUID> newsletters,
        @Nullable String language, @Nullable String timeZone, List<String> sections, @Nullable Instant confirmedAt,
        @Nullable String proof) {

    /// The columns that a file may have.
    static final List<String> COLUMNS = List.of("email", "newsletters", "language", "time_zone", "sections",
            "confirmed_at", "proof");

    private static final Pattern LANGUAGE = Pattern.compile(TasteRules.LANGUAGE);
    private static final Pattern SECTION = Pattern.compile(TasteRules.SECTION);
    private static final int MAX_PROOF = 500;
    private static final int MAX_SECTIONS = 50;

    /// What is known before the first row.
    ///
    /// @param header   the columns, in their order
    /// @param known    newsletters by slug
    /// @param fallback for rows that name no newsletter
    /// @param now      consents come from before
    record Context(List<String> header, Map<String, UUID> known, List<UUID> fallback, Instant now) {
    }

    /// The header of a file.
    ///
    /// @throws ProblemException 400 when a column is unknown, missing or there twice
    static List<String> header(List<String> cells) {
        List<String> header = cells.stream().map(String::strip).toList();
        for (String column : header) {
            if (!COLUMNS.contains(column)) {
                throw ProblemType.BAD_REQUEST.with("Columns are called: " + String.join(", ", COLUMNS)
                        + ". A column of this file is called otherwise.").and("column",
                                column.substring(0, Math.min(column.length(), 100)));
            }
        }
        if (!header.contains("email") || Set.copyOf(header).size() != header.size()) {
            throw ProblemType.BAD_REQUEST.with("The first line names the columns, each once, `email` among them.");
        }
        return header;
    }

    /// A row.
    static ImportRow of(List<String> cells, Context context) {
        if (cells.size() != context.header().size()) {
            return failed("has " + cells.size() + " fields instead of " + context.header().size());
        }
        var values = new HashMap<String, String>();
        for (int i = 0; i < cells.size(); i++) {
            String value = CsvCells.in(cells.get(i));
            if (value.codePoints().anyMatch(Character::isISOControl)) {
                return failed(context.header().get(i) + " has control characters");
            }
            values.put(context.header().get(i), value);
        }
        return of(values, context);
    }

    private static ImportRow of(Map<String, String> values, Context context) {
        EmailAddress address = EmailAddress.parse(values.get("email")).orElse(null);
        if (address == null) {
            return failed("email is no mail address");
        }
        var newsletters = new LinkedHashSet<UUID>();
        for (String slug : words(values.get("newsletters"))) {
            UUID known = context.known().get(slug);
            if (known == null) {
                return failed("newsletters names one that does not exist");
            }
            newsletters.add(known);
        }
        if (newsletters.isEmpty()) {
            newsletters.addAll(context.fallback());
        }
        if (newsletters.isEmpty()) {
            return failed("newsletters is empty");
        }
        String language = orNull(values.get("language"));
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            return failed("language " + TasteRules.LANGUAGE_MESSAGE);
        }
        String zone = orNull(values.get("time_zone"));
        if (zone != null && !TasteRules.isZone(zone)) {
            return failed("time_zone " + TasteRules.ZONE_MESSAGE);
        }
        List<String> sections = words(values.get("sections"));
        if (sections.size() > MAX_SECTIONS || !sections.stream().allMatch(slug -> SECTION.matcher(slug).matches())) {
            return failed("sections are slugs, " + MAX_SECTIONS + " at most");
        }
        return consented(address, List.copyOf(newsletters), language, zone, sections, values, context.now());
    }

    private static ImportRow consented(EmailAddress address, List<UUID> newsletters, @Nullable String language,
            @Nullable String zone, List<String> sections, Map<String, String> values, Instant now) {
        String when = orNull(values.get("confirmed_at"));
        String proof = orNull(values.get("proof"));
        if ((when == null) != (proof == null)) {
            return failed("confirmed_at and proof go together");
        }
        if (proof != null && proof.length() > MAX_PROOF) {
            return failed("proof is longer than " + MAX_PROOF + " characters");
        }
        Instant confirmed = null;
        if (when != null) {
            try {
                confirmed = OffsetDateTime.parse(when).toInstant();
            } catch (DateTimeException e) {
                return failed("confirmed_at must be a time such as 2026-01-31T12:00:00Z");
            }
            if (confirmed.isAfter(now)) {
                return failed("confirmed_at is in future");
            }
        }
        return new ImportRow(null, address, newsletters, language, zone, sections, confirmed, proof);
    }

    static ImportRow failed(String problem) {
        return new ImportRow(problem, null, List.of(), null, null, List.of(), null, null);
    }

    private static List<String> words(@Nullable String text) {
        return text == null || text.isEmpty() ? List.of() : new ArrayList<>(Arrays.asList(text.split("\\s+")));
    }

    private static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
