package org.meridiem.newsletter.mailedlink;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.meridiem.newsletter.block.Intro;
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

    private record Link(UUID id, LinkPurpose purpose, String language) {
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.LINK);
    }

    @Override
    public Mail compose(Claimed delivery) {
        Link link = statements
                .first("""
                        select l.id, l.purpose, coalesce(s.language, 'en') as language from delivery d
                        join mailed_link l on l.id = d.link_id left join subscriber s on s.id = l.subscriber_id where d.id = ?""",
                        row -> new Link(Statements.id(row, "id"), LinkPurpose.valueOf(row.getString("purpose")),
                                row.getString("language")),
                        delivery.id())
                .orElseThrow();
        LinkPurpose purpose = link.purpose();
        ServiceLetter letter = letter(purpose, link.language(), links,
                links.here(purpose.path() + tokens.seal(purpose.token(), link.id())), config.validFor().toMinutes());
        return new Mail(messageIds.of("link", link.id()), links.siteName(),
                EmailAddress.parse(delivery.address()).orElseThrow(), letter.title(), letter.html(), letter.text(),
                delivery.createdAt(), Optional.empty());
    }

    /// What such a mail says. Not a word of it comes from the one who asked.
    static ServiceLetter letter(LinkPurpose purpose, String language, Links links, String address, long minutes) {
        LinkWords words = LinkWords.of(purpose, language);
        String smallPrint = Tongue.choose(language,
                "Do not pass this mail on: the link is yours. It works for %d minutes. If you did not ask for it, do nothing: nothing will change.",
                "Geben Sie diese Mail nicht weiter: der Link gehört Ihnen. Er gilt %d Minuten. Wenn Sie nicht darum gebeten haben, tun Sie nichts: es ändert sich nichts.")
                .formatted(minutes);
        return new ServiceLetter(links.siteName(), links.site(), Tongue.spoken(language), words.subject(),
                words.preheader(),
                Intro.plain(words.sentence()), List.of(), "", new ServiceLetter.Link(words.button(), address),
                smallPrint, List.of());
    }
}
