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
import org.meridiem.newsletter.subjecttest.SubjectTests;
import org.meridiem.newsletter.token.Purpose;
import org.meridiem.newsletter.token.Tokens;

/// Writes the mails of issues: to subscribers, and to editors who want to see one first.
@Singleton
class IssueComposer implements Composer {

    /// Leads to the page that everyone sees; unsubscribes nobody.
    static final String NOBODYS_TOKEN = "preview";

    private final Letters letters;
    private final SubjectTests subjectTests;
    private final Tokens tokens;
    private final Links links;
    private final MessageIds messageIds;

    IssueComposer(Letters letters, SubjectTests subjectTests, Tokens tokens, Links links, MessageIds messageIds) {
        this.letters = letters;
        this.subjectTests = subjectTests;
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
            case CONFIRMATION, LINK, WELCOME -> throw new IllegalArgumentException("not an issue: " + delivery);
        };
    }

    private Mail issue(Claimed delivery) {
        UUID issue = Objects.requireNonNull(delivery.issue());
        UUID subscriber = Objects.requireNonNull(delivery.subscriber());
        String wayOut = links
                .unsubscription(tokens.seal(Purpose.UNSUBSCRIBE, Objects.requireNonNull(delivery.subscription())));
        Letters.Encoded letter = letters.frozen(issue, delivery.contentRevision(), delivery.id(), wayOut);
        return new Mail(messageIds.of("issue", issue, subscriber), letter.senderName(), to(delivery),
                subjectTests.subject(issue, delivery.variant(), letter.subject()),
                letter.body(), delivery.createdAt(), list(letter.newsletter(), wayOut));
    }

    private Mail test(Claimed delivery) {
        String wayOut = links.unsubscription(NOBODYS_TOKEN);
        Letters.Finished letter = letters.present(Objects.requireNonNull(delivery.issue()), wayOut);
        return new Mail(messageIds.of("test", delivery.id()), letter.senderName(), to(delivery),
                "[Test] " + letter.subject(), letter.html(), letter.text(), delivery.createdAt(),
                list(letter.newsletter(), wayOut));
    }

    private static EmailAddress to(Claimed delivery) {
        return EmailAddress.stored(delivery.address());
    }

    private Optional<Mail.ListHeaders> list(String newsletter, String wayOut) {
        return Optional.of(new Mail.ListHeaders(newsletter + '.' + links.host(), wayOut));
    }
}
