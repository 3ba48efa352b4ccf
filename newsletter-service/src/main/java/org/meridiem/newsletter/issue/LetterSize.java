package org.meridiem.newsletter.issue;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;
import org.meridiem.newsletter.block.Block;
import org.meridiem.newsletter.block.Intro;
import org.meridiem.newsletter.block.Prose;

/// How much fits into a mail: a mail program cuts off what is longer than 102 KB, and with it the way out.
final class LetterSize {

    /// Leaves room for links that are longer when they are tracked, and for the way out.
    private static final int BUDGET = 90_000;
    private static final int FRAME = 9_000;
    /// The tags around a story, with room for a tracked address.
    private static final int STORY = 2_200;
    /// Leaves room for the list “Trending stories” and one story.
    private static final int WORDS = 55_000;
    /// Tracked addresses are longer, each time they stand there.
    private static final String TRACKED = "t".repeat(150);

    private LetterSize() {
    }

    /// So many of the stories fit, the first in any case.
    static int fitting(Intro intro, List<Block> blocks, List<Letter.Story> stories, List<Letter.Story> trending) {
        int size = FRAME + bytes(intro.html()) + size(blocks);
        for (Letter.Story story : trending) {
            size += size(story);
        }
        int fitting = 0;
        for (Letter.Story story : stories) {
            size += size(story);
            if (size > BUDGET && fitting > 0) {
                return fitting;
            }
            fitting++;
        }
        return fitting;
    }

    /// @throws ProblemException 400 when an editor's words alone would fill a mail
    static void demandRoom(@Nullable String intro, List<Block> blocks) {
        int introSize = intro == null ? 0 : bytes(Intro.of(intro).html());
        if (introSize > WORDS) {
            throw tooLong("/intro", introSize);
        }
        int size = introSize + size(blocks);
        if (size > WORDS) {
            throw tooLong("/blocks", size);
        }
    }

    private static ProblemException tooLong(String pointer, int size) {
        return ProblemType.INVALID_INPUT.with("These words are too long for a mail: mail programs would cut it off.")
                .at(pointer, "makes " + size + " bytes of HTML; " + WORDS + " fit");
    }

    private static int size(List<Block> blocks) {
        return bytes(Prose.of(blocks, "ltr", TRACKED::concat).html());
    }

    private static int size(Letter.Story story) {
        int size = STORY + 2 * escaped(story.url()) + escaped(story.headline()) + escaped(story.dek())
                + escaped(story.section()) + escaped(story.byline());
        return story.picture() == null ? size : size + escaped(story.picture().url()) + escaped(story.picture().alt());
    }

    private static int escaped(String text) {
        return bytes(Intro.escape(text));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
