package org.meridiem.newsletter.issue;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.meridiem.events.ArticleCard;
import org.meridiem.newsletter.block.Block;
import org.meridiem.newsletter.block.Intro;
import org.meridiem.newsletter.block.Prose;
import org.meridiem.newsletter.letterhead.Tongue;
import org.meridiem.newsletter.site.Links;

/// An issue as its templates see it.
///
/// @param siteName        whose newsletter it is
/// @param siteUrl         the news site
/// @param newsletter      the newsletter's name
/// @param language        BCP 47 tag
/// @param subject         the mail's subject
/// @param preheader       what mail programs show beside the subject
/// @param date            of the issue, in words
/// @param intro           the editor's words
/// @param blocks          more of them
/// @param prose           the same, written
/// @param stories         the articles
/// @param trending        the most read ones
/// @param callToAction    the sentence that asks people to subscribe
/// @param webUrl          the web version; empty before it is sent
/// @param unsubscribeUrl  the way out; empty in the web version
/// @param preferencesUrl  where subscribers find their settings
/// @param left            so many stories more has the web version
record Letter(String siteName, String siteUrl, String newsletter, String language, String subject, String preheader,
        String date, Intro intro, List<Block> blocks, Prose prose, List<Story> stories, List<Story> trending,
        String callToAction, String webUrl,
        String unsubscribeUrl, String preferencesUrl, int left) {

    /// Mail programs show about so much beside the subject.
    private static final int PREHEADER_LENGTH = 130;
    /// The column's width less its margins.
    private static final int PICTURE_WIDTH = 552;

    Letter {
        blocks = List.copyOf(blocks);
        stories = List.copyOf(stories);
        trending = List.copyOf(trending);
    }

    /// An article in the letter.
    ///
    /// @param headline plain text
    /// @param dek      plain text, may be empty
    /// @param url      the reader's address
    /// @param section  name of its section
    /// @param byline   authors and reading time
    /// @param picture  null without one
    record Story(String headline, String dek, String url, String section, String byline, @Nullable Picture picture) {

        Story redirected(UnaryOperator<String> to) {
            return new Story(headline, dek, to.apply(url), section, byline, picture);
        }

        static Story of(ArticleCard card, Words words) {
            String authors = card.authors().stream().map(ArticleCard.AuthorRef::name).collect(Collectors.joining(", "));
            String minutes = words.minutes(card.readingTimeMinutes());
            return new Story(card.headline(), card.dek(), card.url().toString(), card.section().name(),
                    authors.isEmpty() ? minutes : authors + " · " + minutes,
                    Picture.of(card.heroImage(), card.headline()));
        }
    }

    /// A picture, at the size in which it is shown.
    ///
    /// @param url    absolute
    /// @param alt    for those who do not see it
    /// @param width  pixels
    /// @param height pixels
    record Picture(String url, String alt, int width, int height) {

        /// @param headline stands in for words that are missing: the picture is a link, and a link needs a name
        static @Nullable Picture of(ArticleCard.@Nullable Image image, String headline) {
            if (image == null || !Links.isWeb(image.url()) || image.width() < 1) {
                return null;
            }
            int width = Math.min(PICTURE_WIDTH, image.width());
            return new Picture(image.url().toString(), image.alt().isBlank() ? headline : image.alt(), width,
                    Math.max(1, Math.round((float) image.height() * width / image.width())));
        }
    }

    /// Builds the letter of an issue.
    ///
    /// @param shown          the articles that may be shown
    /// @param now            the date, for an issue that is not sent yet
    /// @param unsubscribeUrl the way out; empty for the web version
    static Letter of(Issue issue, List<IssueItems.Shown> shown, Links links, Instant now, String unsubscribeUrl) {
        IssueText text = issue.text();
        Intro intro = text.intro() == null ? Intro.NONE : Intro.of(text.intro());
        List<Block> blocks = text.written();
        String language = issue.newsletter().language();
        Prose prose = Prose.of(blocks, Tongue.direction(language), UnaryOperator.identity());
        List<Story> stories = stories(shown, Part.STORY, Words.of(language));
        List<Story> trending = stories(shown, Part.TRENDING, Words.of(language));
        int fitting = unsubscribeUrl.isEmpty() ? stories.size() : LetterSize.fitting(intro, blocks, stories, trending);
        Instant date = issue.sendStartedAt() == null ? now : issue.sendStartedAt();
        return new Letter(links.siteName(), links.site(), issue.newsletter().name(), language,
                issue.subject(shown), text.preheader() == null ? preheader(intro, prose, stories) : text.preheader(),
                date(date, language), intro, blocks, prose,
                stories.subList(0, fitting), trending, callToAction(issue, links),
                issue.isOut() ? links.issue(issue.newsletter().slug(), issue.numberGiven()) : "", unsubscribeUrl,
                links.preferences(), stories.size() - fitting);
    }

    /// The words around the editor's.
    public Words words() {
        return Words.of(language);
    }

    /// `rtl` or `ltr`.
    public String direction() {
        return Tongue.direction(language);
    }

    /// Where a line ends: `left` or `right`.
    public String end() {
        return direction().equals("rtl") ? "left" : "right";
    }

    /// The same with other addresses of its stories, and in its blocks.
    Letter redirected(UnaryOperator<String> to) {
        return new Letter(siteName, siteUrl, newsletter, language, subject, preheader, date, intro, blocks,
                Prose.of(blocks, direction(), to), stories.stream().map(story -> story.redirected(to)).toList(),
                trending.stream().map(story -> story.redirected(to)).toList(), callToAction, webUrl, unsubscribeUrl,
                preferencesUrl, left);
    }

    /// The addresses of its stories, and those in its blocks.
    List<String> addresses() {
        return Stream.concat(Prose.addresses(blocks).stream(),
                Stream.concat(stories.stream(), trending.stream()).map(Story::url)).distinct().toList();
    }

    private static List<Story> stories(List<IssueItems.Shown> shown, Part part, Words words) {
        return shown.stream()
                .filter(item -> item.part() == part && isWeb(item.card().url()))
                .map(item -> Story.of(item.card(), words))
                .toList();
    }

    private static String callToAction(Issue issue, Links links) {
        String own = issue.newsletter().callToAction();
        return own == null ? links.callToAction() : own;
    }

    private static boolean isWeb(URI url) {
        return Links.isWeb(url);
    }

    /// The beginning of the blocks, else what stands under the first headline that has something under it, else the intro, else the headlines.
    private static String preheader(Intro intro, Prose prose, List<Story> stories) {
        String words = Stream.of(Stream.of(prose.text()), stories.stream().map(Story::dek), Stream.of(intro.text()))
                .flatMap(texts -> texts)
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseGet(() -> stories.stream().map(Story::headline).collect(Collectors.joining(" · ")));
        return words.length() <= PREHEADER_LENGTH ? words : words.substring(0, cut(words)) + "…";
    }

    /// Not in the middle of a word, nor of a character.
    private static int cut(String words) {
        int space = words.lastIndexOf(' ', PREHEADER_LENGTH);
        int end = space > PREHEADER_LENGTH / 2 ? space : PREHEADER_LENGTH;
        return Character.isHighSurrogate(words.charAt(end - 1)) ? end - 1 : end;
    }

    /// A day, in the words of a language.
    static String date(Instant at, String language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(language))
                .format(at.atZone(ZoneOffset.UTC));
    }
}
