package org.meridiem.newsletter.issue;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.letterhead.PlainText;
import org.meridiem.newsletter.mail.Body;
import org.meridiem.newsletter.mail.Stencil;
import org.meridiem.newsletter.site.Links;
import org.meridiem.newsletter.tracking.Tracking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Issues as finished documents. What is being sent is rendered once and gets each recipient's own way out put in.
@Singleton
class Letters {

    private static final int MAX_ISSUES = 16;
    private static final String WAY_OUT = "way-out-";
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Issues issues;
    private final IssueItems items;
    private final Tracking tracking;
    private final Links links;
    private final Clock clock;
    /// Stands where the recipient's link goes. Made anew by each process, so that no text can hold it.
    private final String mark = WAY_OUT + UUID.randomUUID();
    private final Cache<Key, Printed> drafts = Caffeine.newBuilder().maximumSize(MAX_ISSUES).expireAfterWrite(KEPT)
            .build();

    Letters(Issues issues, IssueItems items, Tracking tracking, Links links, Clock clock) {
        this.issues = issues;
        this.items = items;
        this.tracking = tracking;
        this.links = links;
        this.clock = clock;
    }

    private record Key(UUID issue, int revision) {

        /// For each mail: what a record has by itself is many times slower.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && revision == key.revision && issue.equals(key.issue);
        }

        @Override
        public int hashCode() {
            return 31 * issue.hashCode() + revision;
        }
    }

    /// A letter without its way out.
    private record Draft(String newsletter, String senderName, String subject, String html, String text) {
    }

    /// A letter that many people get, encoded once.
    ///
    /// @param numbers of its tracked links, in the order of their holes
    /// @param pixel   whether there is a hole for one
    private record Printed(Draft draft, Stencil stencil, List<Integer> numbers, boolean pixel) {
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
    /// @param delivery whose mail it is
    Encoded frozen(UUID issue, int revision, UUID delivery, String wayOut) {
        Printed printed = drafts.get(new Key(issue, revision),
                _ -> QuarkusTransaction.joiningExisting().call(() -> print(issue)));
        var values = new ArrayList<>(List.of(wayOut));
        if (printed.pixel() || !printed.numbers().isEmpty()) {
            String whose = tracking.mark(delivery);
            printed.numbers().forEach(number -> values.add(tracking.link(whose, number)));
            if (printed.pixel()) {
                values.add(tracking.pixel(whose));
            }
        }
        Draft draft = printed.draft();
        return new Encoded(draft.newsletter(), draft.senderName(), draft.subject(), printed.stencil().fill(values));
    }

    private Printed print(UUID issue) {
        Tracking.Scope scope = tracking.of(issue);
        Map<String, Integer> numbers = new HashMap<>();
        Draft draft = render(issue, letter -> {
            if (!scope.clicks()) {
                return letter;
            }
            numbers.putAll(tracking.numbered(issue, letter.addresses()));
            return letter.redirected(url -> linkMark(numbers.get(url)));
        });
        List<Integer> order = numbers.values().stream().sorted().toList();
        var marks = new ArrayList<>(List.of(mark));
        order.forEach(number -> marks.add(linkMark(number)));
        String html = draft.html();
        if (scope.opens()) {
            String pixel = "pixel-" + mark.substring(WAY_OUT.length());
            marks.add(pixel);
            html = html.replace("</body>",
                    "<img src=\"" + pixel + "\" width=\"1\" height=\"1\" alt=\"\"></body>");
        }
        return new Printed(draft, Stencil.cut(html, draft.text(), marks), order, scope.opens());
    }

    private String linkMark(Integer number) {
        return "link-" + number + '-' + mark.substring(WAY_OUT.length());
    }

    /// The letter of an issue as it stands now.
    Finished present(UUID issue, String wayOut) {
        Draft draft = render(issue, UnaryOperator.identity());
        return new Finished(draft.newsletter(), draft.senderName(), draft.subject(),
                draft.html().replace(mark, wayOut), draft.text().replace(mark, wayOut));
    }

    /// The web version.
    String web(Issue issue) {
        return IssueTemplates.letter(web(issue, items.shown(issue.id()))).render();
    }

    /// What the web version says.
    Letter web(Issue issue, List<IssueItems.Shown> shown) {
        return Letter.of(issue, shown, links, clock.instant(), "");
    }

    private Draft render(UUID id, UnaryOperator<Letter> change) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            Issue issue = issues.get(id);
            Letter letter = change.apply(Letter.of(issue, items.shown(id), links, clock.instant(), mark));
            return new Draft(issue.newsletter().slug(), issue.newsletter().senderName(), letter.subject(),
                    IssueTemplates.letter(letter).render(),
                    PlainText.wrap(IssueTemplates.letterText(letter).render()));
        });
    }
}
