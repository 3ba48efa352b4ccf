package org.meridiem.newsletter.issue;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.meridiem.newsletter.delivery.Claimed;
import org.meridiem.newsletter.delivery.Composer;
import org.meridiem.newsletter.delivery.Kind;
import org.meridiem.newsletter.mail.EmailAddress;
import org.meridiem.newsletter.mail.Mail;
import org.meridiem.newsletter.mail.MessageIds;
import org.meridiem.newsletter.site.Links;
import org.meridiem.newsletter.token.Purpose;
import org.meridiem.newsletter.token.Tokens;

/// Writes the mails of issues: to subscribers, and to editors who want to see one first.
@Singleton
class IssueComposer implements Composer {

    /// Leads to the page that everyone sees; unsubscribes nobody.
    static final String NOBODYS_TOKEN = "preview";

    private final Letters letters;
    private final Tokens tokens;
    private final Links links;
    private final MessageIds messageIds;

    IssueComposer(Letters letters, Tokens tokens, Links links, MessageIds messageIds) {
        this.letters = letters;
        this.tokens = tokens;
        this.links = links;
        this.messageIds = messageIds;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.ISSUE, Kind.TEST);
    }

    @Override
    public Mail compose(Claimed delivery) {
        return switch (delivery.kind()) {
            case ISSUE -> issue(delivery);
            case TEST -> test(delivery);
            case CONFIRMATION, LINK -> throw new IllegalArgumentException("not an issue: " + delivery);
        };
    }

    private Mail issue(Claimed delivery) {
        UUID issue = Objects.requireNonNull(delivery.issue());
        UUID subscriber = Objects.requireNonNull(delivery.subscriber());
        String wayOut = links
                .unsubscription(tokens.seal(Purpose.UNSUBSCRIBE, Objects.requireNonNull(delivery.subscription())));
        Letters.Finished letter = letters.frozen(issue, delivery.contentRevision(), wayOut);
        return mail(delivery, letter, letter.subject(), messageIds.of("issue", issue, subscriber), wayOut);
    }

    private Mail test(Claimed delivery) {
        String wayOut = links.unsubscription(NOBODYS_TOKEN);
        Letters.Finished letter = letters.present(Objects.requireNonNull(delivery.issue()), wayOut);
        return mail(delivery, letter, "[Test] " + letter.subject(), messageIds.of("test", delivery.id()), wayOut);
    }

    private Mail mail(Claimed delivery, Letters.Finished letter, String subject, String messageId, String wayOut) {
        String listId = letter.newsletter() + '.' + links.host();
        return new Mail(messageId, letter.senderName(), EmailAddress.parse(delivery.address()).orElseThrow(), subject,
                letter.html(), letter.text(), delivery.createdAt(),
                Optional.of(new Mail.ListHeaders(listId, wayOut)));
    }
}
