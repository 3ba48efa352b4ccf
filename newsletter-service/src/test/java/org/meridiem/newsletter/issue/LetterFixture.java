package org.meridiem.newsletter.issue;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.meridiem.events.ArticleCard;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.newsletter.ArticleFixture;
import org.meridiem.newsletter.block.Block;
import org.meridiem.newsletter.block.BlockCheck;
import org.meridiem.newsletter.block.CalloutKind;
import org.meridiem.newsletter.block.Intro;
import org.meridiem.newsletter.block.Prose;
import org.meridiem.newsletter.letterhead.Tongue;

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
                intro.text(), "November 20, 2026", intro, List.of(), Prose.NONE, stories, trending,
                "Missed this week's big shifts? Our newsletter breaks them down in plain words.",
                "http://127.0.0.1:8083/v1/newsletters/weekly/issues/12", "http://127.0.0.1:8083/v1/unsubscribe/token",
                PREFERENCES, 0);
    }

    /// The same in another language.
    static Letter in(String language) {
        Letter friday = friday();
        return new Letter(friday.siteName(), friday.siteUrl(), friday.newsletter(), language, friday.subject(),
                friday.preheader(), friday.date(), friday.intro(), friday.blocks(), friday.prose(), friday.stories(),
                friday.trending(),
                friday.callToAction(), friday.webUrl(), friday.unsubscribeUrl(), PREFERENCES, 2);
    }

    /// The same as it stands on the web.
    static Letter web() {
        Letter friday = friday();
        return new Letter(friday.siteName(), friday.siteUrl(), friday.newsletter(), friday.language(),
                friday.subject(), friday.preheader(), friday.date(), friday.intro(), friday.blocks(), friday.prose(),
                friday.stories(),
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
        List<Block> blocks = longest(text);
        int fitting = LetterSize.fitting(friday.intro(), blocks, stories, trending);
        return new Letter(friday.siteName(), friday.siteUrl(), friday.newsletter(), friday.language(),
                friday.subject(), friday.preheader(), friday.date(), friday.intro(), blocks, prose(blocks),
                stories.subList(0, fitting),
                trending, friday.callToAction(), friday.webUrl(), friday.unsubscribeUrl(), PREFERENCES,
                stories.size() - fitting);
    }

    /// A letter in which everything tries to break out.
    static Letter hostile() {
        String evil = "\"><script>alert(1)</script>&'{evil}";
        ArticleCard card = ArticleFixture.titled(evil).withDek(evil).card(1);
        var picture = new ArticleCard.Image(UUID.randomUUID(), URI.create("http://x.test/a?b=1&c='2'"), evil, 800, 600);
        String words = evil.replace("'", "");
        List<Block> blocks = List.of(new Block.Paragraph(words), new Block.Heading(2, words),
                new Block.Callout(CalloutKind.NOTE, words,
                        "<a href=\"javascript:alert(1)\" onclick=\"alert(1)\">x</a>"),
                new Block.Code(words, null), new Block.Embed("https://x.test/", words, words),
                new Block.Image("http://x.test/a?b=1&c=2", words, words, words, 10, 10));
        var story = new Letter.Story(evil, evil, card.url().toString(), evil, evil, Letter.Picture.of(picture, evil));
        return new Letter(evil, "http://x.test/?a=1&b='", evil, "en", evil, evil, evil,
                Intro.of(evil + " [x](javascript:alert(1)) ![](http://x.test/y)"), blocks, prose(blocks),
                List.of(story, story), List.of(story), evil, "http://x.test/web", "http://x.test/leave",
                "http://x.test/settings", 1);
    }

    /// What an editor may write by hand, one of each.
    static Letter handWritten(String language) {
        Letter friday = in(language);
        List<Block> blocks = BlockCheck.of(List.of(
                new Block.Heading(2, "What we <em>learned</em> this week"),
                new Block.Paragraph(
                        "Prices fell, and <a href=\"https://numbers.example/prices?a=1&amp;b=2\">the numbers</a> say why. Write to <a href=\"mailto:desk@news.example\">the desk</a>."),
                new Block.Listing(true, 3, List.of(new Block.Listing.Item("One thing", null),
                        new Block.Listing.Item("Another", new Block.Listing.Sublist(false,
                                List.of(new Block.Listing.Item("with a detail", null)))))),
                new Block.Quote("It was never about the crane.", "Ada Field, harbour master",
                        "https://harbour.example/speech"),
                new Block.Image(PICTURES + "8.png", "The harbour at night", "The lamp is <b>lit</b>", "Bo Lind", 1104,
                        620),
                new Block.Embed("https://video.example/watch?v=1", "The lamp is lit, a film", "Two minutes"),
                new Block.Table(List.of("Port", "Cranes"), List.of(List.of("North", "2"), List.of("South")), "Cranes"),
                new Block.Code("int cranes = 2;\n  // and counting", "java"),
                new Block.Callout(CalloutKind.TIP, "Good to know", "The lamp can be visited <b>at dusk</b>."),
                new Block.Divider(), new Block.Paragraph("Until next week.")), "/blocks");
        return new Letter(friday.siteName(), friday.siteUrl(), friday.newsletter(), language, friday.subject(),
                "Three ports, one lamp", friday.date(), Intro.NONE, blocks,
                Prose.of(blocks, Tongue.direction(language), UnaryOperator.identity()), List.of(), List.of(),
                friday.callToAction(), friday.webUrl(), friday.unsubscribeUrl(), PREFERENCES, 0);
    }

    /// So many words as are let in.
    private static List<Block> longest(String text) {
        List<Block> blocks = new ArrayList<>();
        while (true) {
            blocks.add(new Block.Paragraph(Intro.escape(text).repeat(100)));
            try {
                LetterSize.demandRoom(null, blocks);
            } catch (ProblemException e) {
                return blocks.subList(0, blocks.size() - 1);
            }
        }
    }

    private static Prose prose(List<Block> blocks) {
        return Prose.of(blocks, "ltr", UnaryOperator.identity());
    }

    private static Letter.Story story(String headline, String dek, int picture) {
        return new Letter.Story(headline, dek, "http://127.0.0.1:8081/articles/" + picture, "World",
                "Ada Field, Bo Lind · 3 min read",
                new Letter.Picture(PICTURES + picture + ".png", "A crane over a harbour at dawn", 552, 310));
    }
}
