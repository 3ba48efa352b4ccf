package org.meridiem.newsletter.mailedlink;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.delivery.Claimed;
import org.meridiem.newsletter.delivery.Composer;
import org.meridiem.newsletter.delivery.Kind;
import org.meridiem.newsletter.mail.EmailAddress;
import org.meridiem.newsletter.mail.Mail;
import org.meridiem.newsletter.mail.MessageIds;
import org.meridiem.newsletter.site.Links;
import org.meridiem.newsletter.token.Tokens;

/// Writes the mails with links.
@Singleton
class LinkComposer implements Composer {

    private final Statements statements;
    private final Tokens tokens;
    private final Links links;
    private final MessageIds messageIds;
    private final LinkConfig config;

    LinkComposer(Statements statements, Tokens tokens, Links links, MessageIds messageIds, LinkConfig config) {
        this.statements = statements;
        this.tokens = tokens;
        this.links = links;
        this.messageIds = messageIds;
        this.config = config;
    }

    private record Link(UUID id, LinkPurpose purpose) {
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LINK);
    }

    @Override
    public Mail compose(Claimed delivery) {
        Link link = statements.first("""
                select l.id, l.purpose from delivery d join mailed_link l on l.id = d.link_id where d.id = ?""",
                row -> new Link(Statements.id(row, "id"), LinkPurpose.valueOf(row.getString("purpose"))),
                delivery.id()).orElseThrow();
        LinkPurpose purpose = link.purpose();
        var letter = new LinkTemplates.Letter(links.siteName(), purpose.subject(), purpose.preheader(),
                purpose.sentence(), purpose.button(),
                links.here(purpose.path() + tokens.seal(purpose.token(), link.id())), config.validFor().toMinutes());
        return new Mail(messageIds.of("link", link.id()), links.siteName(),
                EmailAddress.parse(delivery.address()).orElseThrow(), purpose.subject(),
                LinkTemplates.linkMail(letter).render(), LinkTemplates.linkMailText(letter).render(),
                delivery.createdAt(), Optional.empty());
    }
}
