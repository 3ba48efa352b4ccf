package org.meridiem.newsletter.issue;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import org.meridiem.events.ArticleCard;
import org.meridiem.newsletter.ArticleFixture;

/// Letters to look at.
final class LetterFixture {

    private static final String PICTURES = "http://127.0.0.1:8081/v1/media/";

    private static final String PREFERENCES = "http://127.0.0.1:8083/v1/preferences";

    private LetterFixture() {
    }

    /// A letter as it may look on a Friday.
    static Letter friday() {
        List<Letter.Story> stories = new ArrayList<>();
        stories.add(story("Why every harbour in the north suddenly wants a second crane",
                "Freight rates fell by a third in a month. Three ports explain what they do with the quiet, and who pays for it.",
                1));
        stories.add(story("The quiet end of the night train subsidy", "Two lines stay. Here is how to tell which ones.",
                2));
        stories.add(story("A battery the size of a church keeps a valley lit", "", 3));
        stories.add(story("What the new rent index counts, and what it leaves out",
                "Nine questions that tenants asked us, answered in one sentence each.", 4));
        List<Letter.Story> trending = List.of(story("Seven words that made a budget fail", "", 5),
                story("The map that settles the river dispute", "", 6),
                story("Ask us anything about heat pumps", "", 7));
        Intro intro = Intro
                .of("""
                        Good morning. **Three things** changed this week, and one of them will be on your next bill.

                        We asked the people who decide, and [read the small print](http://127.0.0.1:8081/small-print) for you.""");
        return new Letter("Meridiem", "http://127.0.0.1:8081", "Meridiem Weekly", "en", "This week's big shifts",
                intro.text(), "November 20, 2026", intro, stories, trending,
                "Missed this week's big shifts? Our newsletter breaks them down in plain words.",
                "http://127.0.0.1:8083/v1/newsletters/weekly/issues/12", "http://127.0.0.1:8083/v1/unsubscribe/token",
                PREFERENCES, 0);
    }

    /// The same in another language.
    static Letter in(String language) {
        Letter friday = friday();
        return new Letter(friday.siteName(), friday.siteUrl(), friday.newsletter(), language, friday.subject(),
                friday.preheader(), friday.date(), friday.intro(), friday.stories(), friday.trending(),
                friday.callToAction(), friday.webUrl(), friday.unsubscribeUrl(), PREFERENCES, 2);
    }

    /// The same as it stands on the web.
    static Letter web() {
        Letter friday = friday();
        return new Letter(friday.siteName(), friday.siteUrl(), friday.newsletter(), friday.language(),
                friday.subject(), friday.preheader(), friday.date(), friday.intro(), friday.stories(),
                friday.trending(), friday.callToAction(), friday.webUrl(), "", PREFERENCES, 0);
    }

    /// With as much in it as an editor can put in.
    static Letter full(String text) {
        Letter friday = friday();
        Letter.Story wordy = new Letter.Story(text.repeat(10), text.repeat(30),
                "http://x.test/articles/" + "a".repeat(100), text,
                "Ada Field, Bo Lind, Cy Young · 12 min read", friday.stories().getFirst().picture());
        List<Letter.Story> stories = Collections.nCopies(20, wordy);
        List<Letter.Story> trending = Collections.nCopies(10, wordy);
        int fitting = LetterSize.fitting(friday.intro(), stories, trending);
        return new Letter(friday.siteName(), friday.siteUrl(), friday.newsletter(), friday.language(),
                friday.subject(), friday.preheader(), friday.date(), friday.intro(), stories.subList(0, fitting),
                trending, friday.callToAction(), friday.webUrl(), friday.unsubscribeUrl(), PREFERENCES,
                stories.size() - fitting);
    }

    /// A letter in which everything tries to break out.
    static Letter hostile() {
        String evil = "\"><script>alert(1)</script>&'{evil}";
        ArticleCard card = ArticleFixture.titled(evil).withDek(evil).card(1);
        var picture = new ArticleCard.Image(UUID.randomUUID(), URI.create("http://x.test/a?b=1&c='2'"), evil, 800, 600);
        var story = new Letter.Story(evil, evil, card.url().toString(), evil, evil, Letter.Picture.of(picture, evil));
        return new Letter(evil, "http://x.test/?a=1&b='", evil, "en", evil, evil, evil,
                Intro.of(evil + " [x](javascript:alert(1)) ![](http://x.test/y)"),
                List.of(story, story), List.of(story), evil, "http://x.test/web", "http://x.test/leave",
                "http://x.test/settings", 1);
    }

    private static Letter.Story story(String headline, String dek, int picture) {
        return new Letter.Story(headline, dek, "http://127.0.0.1:8081/articles/" + picture, "World",
                "Ada Field, Bo Lind · 3 min read",
                new Letter.Picture(PICTURES + picture + ".png", "A crane over a harbour at dawn", 552, 310));
    }
}
