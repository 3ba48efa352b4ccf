package org.meridiem.newsletter.issue;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// How much fits into a mail: a mail program cuts off what is longer than 102 KB, and with it the way out.
final class LetterSize {

    /// Leaves room for links that are longer when they are tracked, and for the way out.
    private static final int BUDGET = 90_000;
    private static final int FRAME = 9_000;
    /// The tags around a story, with room for a tracked address.
    private static final int STORY = 2_200;

    private LetterSize() {
    }

    /// So many of the stories fit, the first in any case.
    static int fitting(Intro intro, List<Letter.Story> stories, List<Letter.Story> trending) {
        int size = FRAME + bytes(intro.html());
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
