package org.meridiem.newsletter.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import org.meridiem.newsletter.block.Intro;
import org.meridiem.newsletter.catalogue.Newsletter;
import org.meridiem.newsletter.catalogue.Newsletters;
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

/// Writes the mail that asks the owner of an address. Not a word in it comes from the one who asked: it must be of no use to send other people a message.
@Singleton
class ConfirmationComposer implements Composer {

    private final OptIns optIns;
    private final Newsletters newsletters;
    private final Tokens tokens;
    private final Links links;
    private final MessageIds messageIds;

    ConfirmationComposer(OptIns optIns, Newsletters newsletters, Tokens tokens, Links links, MessageIds messageIds) {
        this.optIns = optIns;
        this.newsletters = newsletters;
        this.tokens = tokens;
        this.links = links;
        this.messageIds = messageIds;
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.CONFIRMATION);
    }

    @Override
    public Mail compose(Claimed delivery) {
        var request = Objects.requireNonNull(delivery.optIn());
        ServiceLetter letter = QuarkusTransaction.requiringNew().call(() -> {
            OptIns.OptIn optIn = optIns.find(request, false).orElseThrow();
            List<Newsletter> wanted = newsletters.withIds(optIn.newsletters());
            List<String> names = wanted.stream().map(Newsletter::name).sorted().toList();
            String language = optIn.taste().language();
            return letter(language == null ? wanted.getFirst().language() : language, names, links,
                    links.confirmation(tokens.seal(Purpose.CONFIRM, optIn.id())),
                    Duration.between(optIn.requestedAt(), optIn.expiresAt()).toHours());
        });
        return new Mail(messageIds.of("confirmation", request), links.siteName(),
                EmailAddress.parse(delivery.address()).orElseThrow(),
                ConfirmationWords.of(letter.language()).subject(String.join(", ", letter.names())), letter.html(),
                letter.text(), delivery.createdAt(), Optional.empty());
    }

    /// What the owner of an address is asked.
    static ServiceLetter letter(String language, List<String> newsletters, Links links, String confirmation,
            long hours) {
        ConfirmationWords words = ConfirmationWords.of(language);
        return new ServiceLetter(links.siteName(), links.site(), Tongue.spoken(language), words.title(),
                words.preheader(),
                Intro.plain(words.asked()), newsletters, words.yes(),
                new ServiceLetter.Link(words.button(), confirmation), words.otherwise(hours), List.of());
    }
}
