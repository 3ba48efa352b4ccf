package org.meridiem.newsletter.issue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.meridiem.newsletter.mail.Body;
import org.meridiem.newsletter.mail.Stencil;
import org.meridiem.newsletter.site.Links;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Issues as finished documents. What is being sent is rendered once and gets each recipient's own way out put in.
@Singleton
class Letters {

    private static final int MAX_ISSUES = 16;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Issues issues;
    private final IssueItems items;
    private final Links links;
    private final Clock clock;
    /// Stands where the recipient's link goes. Made anew by each process, so that no text can hold it.
    private final String mark = "way-out-" + UUID.randomUUID();
    private final Cache<Key, Printed> drafts = Caffeine.newBuilder().maximumSize(MAX_ISSUES).expireAfterWrite(KEPT)
            .build();

    Letters(Issues issues, IssueItems items, Links links, Clock clock) {
        this.issues = issues;
        this.items = items;
        this.links = links;
        this.clock = clock;
    }

    private record Key(UUID issue, int revision) {
    }

    /// A letter without its way out.
    private record Draft(String newsletter, String senderName, String subject, String html, String text) {
    }

    /// A letter that many people get, encoded once.
    private record Printed(Draft draft, Stencil stencil) {
    }

    /// A letter to one recipient, encoded.
    ///
    /// @param newsletter slug
    /// @param senderName what stands beside the sender's address
    /// @param subject    one line
    /// @param body       both forms of the text
    record Encoded(String newsletter, String senderName, String subject, Body body) {
    }

    /// A letter to one recipient.
    ///
    /// @param newsletter slug
    /// @param senderName what stands beside the sender's address
    /// @param subject    one line
    /// @param html       the whole document
    /// @param text       the same in plain text
    record Finished(String newsletter, String senderName, String subject, String html, String text) {
    }

    /// The letter of an issue whose content is frozen.
    ///
    /// @param revision of the content, as the caller knows it
    Encoded frozen(UUID issue, int revision, String wayOut) {
        Printed printed = drafts.get(new Key(issue, revision), _ -> {
            Draft draft = render(issue);
            return new Printed(draft, Stencil.cut(draft.html(), draft.text(), List.of(mark)));
        });
        Draft draft = printed.draft();
        return new Encoded(draft.newsletter(), draft.senderName(), draft.subject(),
                printed.stencil().fill(List.of(wayOut)));
    }

    /// The letter of an issue as it stands now.
    Finished present(UUID issue, String wayOut) {
        Draft draft = render(issue);
        return new Finished(draft.newsletter(), draft.senderName(), draft.subject(),
                draft.html().replace(mark, wayOut), draft.text().replace(mark, wayOut));
    }

    /// The web version.
    String web(Issue issue) {
        return IssueTemplates.letter(Letter.of(issue, items.shown(issue.id()), links, clock.instant(), "")).render();
    }

    private Draft render(UUID id) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Issue issue = issues.get(id);
            var letter = Letter.of(issue, items.shown(id), links, clock.instant(), mark);
            return new Draft(issue.newsletter().slug(), issue.newsletter().senderName(), letter.subject(),
                    IssueTemplates.letter(letter).render(),
                    PlainText.wrap(IssueTemplates.letterText(letter).render()));
        });
    }
}
