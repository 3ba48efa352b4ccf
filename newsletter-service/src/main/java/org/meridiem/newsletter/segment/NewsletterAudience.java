package org.meridiem.newsletter.segment;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.http.StaleVersion;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.audit.AuditLog;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.subscription.TasteRules;

/// Which of its subscribers a newsletter goes to, and at what hour of theirs.
@Singleton
class NewsletterAudience {

    private static final String READ = """
            select match_sections, match_language, time_zone, local_hour, version from newsletter where id = ?""";

    private final Statements statements;
    private final AuditLog audit;

    NewsletterAudience(Statements statements, AuditLog audit) {
        this.statements = statements;
        this.audit = audit;
    }

    /// The rules.
    ///
    /// @param matchSections see the schema
    /// @param matchLanguage see the schema
    /// @param timeZone      see the schema
    /// @param localHour     see the schema
    @Schema(name = "NewsletterAudience", description = "Which of its subscribers a newsletter goes to, and when.")
    record Rules(
            @Schema(description = "Readers who chose sections get only issues with an article of one of them", required = true) @NotNull Boolean matchSections,
            @Schema(description = "Readers who named a language get it only if it is the newsletter's", required = true) @NotNull Boolean matchLanguage,
            @Schema(description = "IANA name: the zone of readers who named none; UTC when absent") @Nullable @Size(max = 64) String timeZone,
            @Schema(description = "The hour of the reader's own clock at which issues arrive; without one they leave at once") @Nullable @Min(0) @Max(23) Integer localHour) {
    }

    /// Rules with the newsletter's version.
    record Versioned(Rules rules, long version) {
    }

    /// @throws ProblemException 404
    @Transactional
    Versioned get(UUID newsletter) {
        return find(newsletter, "");
    }

    /// @throws ProblemException 400, 404, 412, 428
    @Transactional
    Versioned replace(UUID newsletter, IfMatch ifMatch, Rules rules, Caller by) {
        Versioned present = find(newsletter, " for update");
        ifMatch.check(present.version(), () -> new StaleVersion(present.version(), List.of(), null, null));
        if (rules.timeZone() != null && !TasteRules.isZone(rules.timeZone())) {
            throw ProblemType.INVALID_INPUT.with("There is no such time zone.").at("/timeZone",
                    TasteRules.ZONE_MESSAGE);
        }
        if (rules.equals(present.rules())) {
            return present;
        }
        statements.update("""
                update newsletter set match_sections = ?, match_language = ?, time_zone = ?, local_hour = ?,
                    version = version + 1, updated_at = now(), updated_by = ? where id = ?""", rules.matchSections(),
                rules.matchLanguage(), rules.timeZone(), rules.localHour(), by.name(), newsletter);
        Versioned changed = find(newsletter, "");
        audit.record(by, "aim", "newsletter", newsletter, changed.version(), Map.of());
        return changed;
    }

    private Versioned find(UUID newsletter, String lock) {
        return statements.first(READ + lock,
                row -> new Versioned(new Rules(row.getBoolean("match_sections"), row.getBoolean("match_language"),
                        row.getString("time_zone"), row.getObject("local_hour", Integer.class)),
                        row.getLong("version")),
                newsletter).orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no newsletter with this id."));
    }
}
