package org.meridiem.newsletter.preferences;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.mailedlink.LinkPurpose;
import org.meridiem.newsletter.mailedlink.MailedLinks;
import org.meridiem.newsletter.subscription.Consents;
import org.meridiem.newsletter.subscription.Frequency;
import org.meridiem.newsletter.subscription.TasteRules;

/// Reads and changes what the holder of a fresh link gets.
@Singleton
class Preferences {

    private static final Duration LONGEST_PAUSE = Duration.ofDays(731);

    /// On offer, or subscribed to although it is on offer no more.
    private static final String OFFER = """
            select n.id, n.slug, n.name, coalesce(s.state = 'CONFIRMED', false) as subscribed,
                coalesce(s.frequency, 'EVERY') as frequency
            from newsletter n left join subscription s on s.newsletter_id = n.id and s.subscriber_id = ?
            where n.state = 'ACTIVE' or s.state = 'CONFIRMED' order by n.name, n.slug""";

    private static final String RECENT_SECTIONS = """
            select slug, min(name) as name from (
                select card -> 'section' ->> 'slug' as slug, card -> 'section' ->> 'name' as name
                from article_card where state = 'PUBLIC' order by first_published_at desc limit 500) recent
            where slug is not null group by slug order by slug""";

    private final MailedLinks links;
    private final Consents consents;
    private final Statements statements;
    private final Clock clock;

    Preferences(MailedLinks links, Consents consents, Statements statements, Clock clock) {
        this.links = links;
        this.consents = consents;
        this.statements = statements;
        this.clock = clock;
    }

    private record Offer(UUID id, PreferencesView.Choice choice) {
    }

    /// A section that articles were published in lately.
    record Section(String slug, String name) {
    }

    /// What the link's owner gets; empty when the link is of no use.
    @Transactional
    Optional<PreferencesView> read(String token) {
        return links.open(LinkPurpose.PREFERENCES, token).map(this::view);
    }

    /// Sets what the link's owner gets. Two at once: one after the other, and the last one counts.
    ///
    /// @return what he gets now; empty when the link is of no use
    /// @throws ProblemException 400, 422 naming the member
    @Transactional
    Optional<PreferencesView> write(String token, PreferencesWrite wanted) {
        return links.open(LinkPurpose.PREFERENCES, token).map(subscriber -> {
            check(wanted);
            statements.list("select id from subscriber where id = ? for update", row -> true, subscriber);
            subscriptions(subscriber, wanted.subscriptions());
            statements.update("""
                    update subscriber set sections = ?::text[], time_zone = ?, language = ?, paused_until = ?,
                        updated_at = ?, version = version + 1 where id = ?""",
                    wanted.sections() == null ? List.of() : List.copyOf(new HashSet<>(wanted.sections())),
                    wanted.timeZone(), wanted.language(), future(wanted.pausedUntil()), clock.instant(), subscriber);
            return view(subscriber);
        });
    }

    /// Sections to choose from.
    List<Section> sections() {
        return statements.list(RECENT_SECTIONS, row -> new Section(row.getString("slug"), row.getString("name")));
    }

    private void subscriptions(UUID subscriber, List<PreferencesWrite.Wanted> wanted) {
        Map<String, Offer> offers = offers(subscriber).stream()
                .collect(Collectors.toMap(offer -> offer.choice().slug(), offer -> offer));
        ProblemException unknown = ProblemType.UNRESOLVED_REFERENCE.with("Not every newsletter asked for is on offer.");
        Set<String> slugs = new HashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            if (!offers.containsKey(wanted.get(i).newsletter())) {
                unknown.at("/subscriptions/" + i + "/newsletter", "there is no newsletter of this name on offer");
            } else if (!slugs.add(wanted.get(i).newsletter())) {
                throw ProblemType.INVALID_INPUT.with("A newsletter stands there twice.")
                        .at("/subscriptions/" + i + "/newsletter", "stands there twice");
            }
        }
        if (!unknown.errors().isEmpty()) {
            throw unknown;
        }
        consents.give(subscriber, slugs.stream().map(slug -> offers.get(slug).id()).toList(), null);
        consents.withdraw(subscriber, offers.values().stream().filter(offer -> !slugs.contains(offer.choice().slug()))
                .map(Offer::id).toList(), null);
        for (PreferencesWrite.Wanted one : wanted) {
            statements.update("update subscription set frequency = ? where subscriber_id = ? and newsletter_id = ?",
                    one.frequency() == null ? Frequency.EVERY : one.frequency(), subscriber,
                    offers.get(one.newsletter()).id());
        }
    }

    private void check(PreferencesWrite wanted) {
        if (wanted.timeZone() != null && !TasteRules.isZone(wanted.timeZone())) {
            throw ProblemType.INVALID_INPUT.with("There is no such time zone.").at("/timeZone",
                    TasteRules.ZONE_MESSAGE);
        }
        if (wanted.pausedUntil() != null
                && wanted.pausedUntil().isAfter(clock.instant().plus(LONGEST_PAUSE))) {
            throw ProblemType.INVALID_INPUT.with("A pause may last two years.").at("/pausedUntil",
                    "must be within two years");
        }
    }

    private @Nullable Instant future(@Nullable Instant time) {
        return time != null && time.isAfter(clock.instant()) ? time : null;
    }

    private List<Offer> offers(UUID subscriber) {
        return statements.list(OFFER, row -> new Offer(Statements.id(row, "id"),
                new PreferencesView.Choice(row.getString("slug"), row.getString("name"), row.getBoolean("subscribed"),
                        Frequency.valueOf(row.getString("frequency")))),
                subscriber);
    }

    private PreferencesView view(UUID subscriber) {
        List<PreferencesView.Choice> choices = offers(subscriber).stream().map(Offer::choice).toList();
        return statements.first("select * from subscriber where id = ?", row -> new PreferencesView(
                row.getString("email"), choices, Statements.texts(row, "sections"), row.getString("time_zone"),
                row.getString("language"), future(Statements.instant(row, "paused_until"))), subscriber).orElseThrow();
    }
}
