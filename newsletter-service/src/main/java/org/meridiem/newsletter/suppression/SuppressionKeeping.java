package org.meridiem.newsletter.suppression;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.meridiem.kit.http.IfMatch;
import org.meridiem.kit.http.StaleVersion;
import org.meridiem.kit.page.Cursors;
import org.meridiem.kit.page.Page;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.kit.security.Caller;
import org.meridiem.newsletter.audit.AuditLog;
import org.meridiem.newsletter.mail.EmailAddress;

/// What administrators do to the suppression list.
@Singleton
class SuppressionKeeping {

    /// An entry never changes.
    static final long VERSION = 1;

    private static final Logger LOG = Logger.getLogger(SuppressionKeeping.class);

    private final Suppressions suppressions;
    private final AuditLog audit;
    private final Cursors cursors;

    SuppressionKeeping(Suppressions suppressions, AuditLog audit, Cursors cursors) {
        this.suppressions = suppressions;
        this.audit = audit;
        this.cursors = cursors;
    }

    /// @throws ProblemException 400 for what is no address, 409 when it is on the list
    @Transactional
    SuppressionView add(SuppressionWrite wanted, Caller by) {
        EmailAddress address = address(wanted.email(), "/email");
        if (!suppressions.add(address.key(), SuppressionReason.MANUAL, wanted.note(), by.name())) {
            throw ProblemType.ALREADY_EXISTS.with("The address is on the list already.").at("/email",
                    "is on the list already");
        }
        LOG.infof("address suppressed, by=%s", by.id());
        SuppressionView added = SuppressionView.of(suppressions.find(address.key()).orElseThrow());
        audit.record(by, "create", "suppression", added.id(), VERSION, Map.of());
        return added;
    }

    /// @throws ProblemException 404, 412, 428
    @Transactional
    void remove(UUID id, IfMatch ifMatch, String why, Caller by) {
        Suppressions.Entry entry = existing(id);
        ifMatch.check(VERSION, () -> new StaleVersion(VERSION, List.of(), entry.createdBy(), entry.createdAt()));
        suppressions.remove(entry, why, by.name());
        audit.record(by, "delete", "suppression", id, null, Map.of());
        LOG.infof("suppression removed, id=%s by=%s", id, by.id());
    }

    /// @throws ProblemException 404
    @Transactional
    SuppressionView get(UUID id) {
        return SuppressionView.of(existing(id));
    }

    @Transactional
    Page<SuppressionView> page(@Nullable String email, @Nullable SuppressionReason reason, int limit,
            @Nullable String cursor) {
        String key = email == null ? null : address(email, "email").key();
        String list = "/v1/editorial/suppressions?" + key + '&' + reason;
        Suppressions.After after = cursor == null ? null : after(cursors.open(list, cursor));
        List<Suppressions.Entry> found = suppressions.page(key, reason, after, limit + 1);
        List<Suppressions.Entry> shown = found.stream().limit(limit).toList();
        String next = found.size() > limit
                ? cursors.seal(list, List.of(shown.getLast().createdAt().toString(), shown.getLast().address()))
                : null;
        return Page.of(shown.stream().map(SuppressionView::of).toList(), next);
    }

    private Suppressions.Entry existing(UUID id) {
        return suppressions.byId(id)
                .orElseThrow(() -> ProblemType.NOT_FOUND.with("There is no suppression with this id."));
    }

    private static Suppressions.After after(List<String> position) {
        return new Suppressions.After(Instant.parse(position.getFirst()), position.getLast());
    }

    private static EmailAddress address(String text, String place) {
        return EmailAddress.parse(text).orElseThrow(() -> {
            String problem = "must be a mail address such as reader@example.org";
            return place.startsWith("/")
                    ? ProblemType.INVALID_INPUT.with("This is no mail address.").at(place, problem)
                    : ProblemType.INVALID_PARAMETER.with("This is no mail address.").parameter(place, problem);
        });
    }
}
