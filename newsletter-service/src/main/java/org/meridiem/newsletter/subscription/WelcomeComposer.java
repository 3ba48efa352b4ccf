package org.meridiem.newsletter.subscription;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.meridiem.newsletter.block.Intro;
import org.meridiem.newsletter.catalogue.Newsletter;
import org.meridiem.newsletter.catalogue.Newsletters;
import org.meridiem.newsletter.catalogue.Welcome;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.delivery.Claimed;
import org.meridiem.newsletter.delivery.Composer;
import org.meridiem.newsletter.delivery.Kind;
import org.meridiem.newsletter.letterhead.ServiceLetter;
import org.meridiem.newsletter.letterhead.Tongue;
import org.meridiem.newsletter.mail.EmailAddress;
import org.meridiem.newsletter.mail.Mail;
import org.meridiem.newsletter.mail.MessageIds;
import org.meridiem.newsletter.site.Links;
import org.meridiem.newsletter.token.Purpose;
import org.meridiem.newsletter.token.Tokens;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Writes the mail that greets a new subscriber.
@Singleton
class WelcomeComposer implements Composer {

    private final Statements statements;
    private final Newsletters newsletters;
    private final Tokens tokens;
    private final Links links;
    private final MessageIds messageIds;

    WelcomeComposer(Statements statements, Newsletters newsletters, Tokens tokens, Links links,
            MessageIds messageIds) {
        this.statements = statements;
        this.newsletters = newsletters;
        this.tokens = tokens;
        this.links = links;
        this.messageIds = messageIds;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.WELCOME);
    }

    @Override
    public Mail compose(Claimed delivery) {
        UUID subscription = Objects.requireNonNull(delivery.subscription());
        Newsletter newsletter = QuarkusTransaction.requiringNew().call(() -> newsletters.findById(statements
                .first("select newsletter_id from subscription where id = ?",
                        row -> Statements.id(row, "newsletter_id"), subscription)
                .orElseThrow()));
        String wayOut = links.unsubscription(tokens.seal(Purpose.UNSUBSCRIBE, subscription));
        ServiceLetter letter = letter(newsletter, links, wayOut);
        Welcome welcome = newsletter.welcome();
        return new Mail(messageIds.of("welcome", subscription), newsletter.senderName(),
                EmailAddress.parse(delivery.address()).orElseThrow(),
                welcome.subject() == null ? letter.title() : welcome.subject(), letter.html(), letter.text(),
                delivery.createdAt(),
                Optional.of(new Mail.ListHeaders(newsletter.slug() + '.' + links.host(), wayOut)));
    }

    /// What a newsletter says to its new subscribers.
    static ServiceLetter letter(Newsletter newsletter, Links links, String wayOut) {
        WelcomeWords words = WelcomeWords.of(newsletter.language());
        String own = newsletter.welcome().text();
        return new ServiceLetter(links.siteName(), links.site(),
                own == null ? Tongue.spoken(newsletter.language()) : newsletter.language(),
                words.title(newsletter.name()), words.preheader(newsletter.name()),
                own == null ? Intro.plain(words.sentence(newsletter.name())) : Intro.of(own), List.of(),
                own == null && newsletter.cadence() != null ? words.cadence(newsletter.cadence()) : "",
                new ServiceLetter.Link(words.archive(), links.newsletter(newsletter.slug()) + "/issues"),
                words.why(newsletter.name()),
                List.of(new ServiceLetter.Link(words.preferences(), links.preferences()),
                        new ServiceLetter.Link(words.unsubscribe(), wayOut)));
    }
}
