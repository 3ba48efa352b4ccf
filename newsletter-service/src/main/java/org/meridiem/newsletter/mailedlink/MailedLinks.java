package org.meridiem.newsletter.mailedlink;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.mail.EmailAddress;
import org.meridiem.newsletter.subscription.RequestLimits;
import org.meridiem.newsletter.token.Tokens;

import io.vertx.core.http.HttpServerRequest;

/// Takes requests for links, and opens those that came back.
@Singleton
public class MailedLinks {

    private static final String OPEN = """
            select subscriber_id from mailed_link
            where id = ? and purpose = ? and state = 'MAILED' and expires_at > ? and used_at is null""";

    private final Statements statements;
    private final RequestLimits limits;
    private final Tokens tokens;
    private final LinkConfig config;
    private final Clock clock;

    MailedLinks(Statements statements, RequestLimits limits, Tokens tokens, LinkConfig config, Clock clock) {
        this.statements = statements;
        this.limits = limits;
        this.tokens = tokens;
        this.config = config;
        this.clock = clock;
    }

    /// Writes a request down: the same work for every address.
    ///
    /// @param http comes from the one who asks
    /// @throws ProblemException 400 for what is no mail address, 429
    @Transactional
    public void ask(LinkPurpose purpose, LinkRequest request, HttpServerRequest http) {
        limits.take(http);
        EmailAddress address = EmailAddress.parse(request.email())
                .orElseThrow(() -> ProblemType.INVALID_INPUT.with("This is not an address that mail can be sent to.")
                        .at("/email", "must be a mail address such as reader@example.org"));
        if (request.isFromRobot()) {
            return;
        }
        limits.takeFromWorld();
        Instant now = clock.instant();
        statements.update("""
                insert into mailed_link (id, purpose, email_key, state, requested_at, expires_at)
                values (uuidv7(), ?, ?, 'REQUESTED', ?, ?)""", purpose, address.key(), now,
                now.plus(config.validFor()));
    }

    /// Whose link it is. Opening changes nothing.
    ///
    /// @return the subscriber; empty when the link is too old, used up, or never was one of ours for this purpose
    public Optional<UUID> open(LinkPurpose purpose, String token) {
        return tokens.open(purpose.token(), token)
                .flatMap(link -> statements.first(OPEN, row -> Statements.id(row, "subscriber_id"), link, purpose,
                        clock.instant()));
    }

    /// Opens a link for the one time that it works. Two at once: one of them gets it. Joins the running transaction.
    ///
    /// @return the subscriber; empty when the link is too old, used up, or never was one of ours for this purpose
    public Optional<UUID> use(LinkPurpose purpose, String token) {
        return tokens.open(purpose.token(), token)
                .flatMap(link -> statements.first("""
                        update mailed_link set used_at = ? where id = ? and purpose = ? and state = 'MAILED'
                            and expires_at > ? and used_at is null returning subscriber_id""",
                        row -> Statements.id(row, "subscriber_id"), clock.instant(), link, purpose, clock.instant()));
    }
}
