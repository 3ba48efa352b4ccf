package org.meridiem.content.correction;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;

import org.meridiem.content.audit.AuditLog;
import org.meridiem.content.editing.Ids;
import org.meridiem.content.editing.Stamp;
import org.meridiem.kit.security.Caller;

/// Corrections from and to elsewhere. Works in the caller's transaction, which holds the article's lock or has just made the article.
@ApplicationScoped
public class CorrectionExchange {

    private final Corrections corrections;
    private final Validator validator;
    private final AuditLog audit;
    private final Clock clock;

    CorrectionExchange(Corrections corrections, Validator validator, AuditLog audit, Clock clock) {
        this.corrections = corrections;
        this.validator = validator;
        this.audit = audit;
        this.clock = clock;
    }

    /// One.
    ///
    /// @param at   the date shown to readers
    /// @param text what was wrong and what is right
    public record Entry(Instant at, String text) {
    }

    /// Those of some articles, each article's oldest first.
    public Map<UUID, List<Entry>> of(Collection<UUID> articles) {
        return corrections.list("articleId in ?1 order by correctedAt, id", articles).stream()
                .collect(Collectors.groupingBy(Correction::articleId, Collectors
                        .mapping(found -> new Entry(found.correctedAt(), found.text()), Collectors.toList())));
    }

    /// An article has these and no others from now on. Readers are shown them with its next publication, which must follow.
    ///
    /// @throws org.meridiem.kit.problem.ProblemException 400
    /// @throws ConstraintViolationException              for texts that break a rule
    @Transactional(Transactional.TxType.MANDATORY)
    public void replace(UUID article, List<Entry> wanted, Caller by) {
        if (wanted.equals(of(List.of(article)).getOrDefault(article, List.of()))) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (wanted.size() > CorrectionEditing.MOST) {
            throw CorrectionEditing.tooMany();
        }
        corrections.delete("articleId", article);
        for (Entry entry : wanted) {
            var violations = validator.validate(new CorrectionWrite(entry.text(), entry.at()));
            if (!violations.isEmpty()) {
                throw new ConstraintViolationException(violations);
            }
            corrections.persist(new Correction(Ids.next(), article, CorrectionEditing.date(entry.at(), now, now),
                    entry.text(), Stamp.first(by, now)));
        }
        corrections.flush();
        audit.record(by, "replace", "correction", article, null, Map.of("count", wanted.size()));
    }
}
