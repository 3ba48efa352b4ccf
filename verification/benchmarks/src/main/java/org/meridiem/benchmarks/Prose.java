package org.meridiem.benchmarks;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Text that reads like none but weighs and compresses like some. Letters and full stops only, so that it is the same in JSON and HTML.
final class Prose {

    static final int PARAGRAPHS = 12;
    static final String TOKEN = "Paragraphtoken%02d";
    static final String HEADLINE = "Headlinetoken";
    static final String DEK = "Dektoken";

    private static final String[] SYLLABLES = {"ra", "ne", "to", "li", "ka", "mo", "ser", "van", "tin", "gul", "pe",
            "dor", "shi", "bra", "cen", "fu"};
    private static final List<String> WORDS = words();

    private Prose() {
    }

    private static List<String> words() {
        var random = new Random(7);
        return IntStream.range(0, 4_000).mapToObj(i -> IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(j -> SYLLABLES[random.nextInt(SYLLABLES.length)]).collect(Collectors.joining())).toList();
    }

    /// Frequent words come often, rare ones seldom.
    static String word(Random random) {
        double skewed = random.nextDouble();
        return WORDS.get((int) (skewed * skewed * skewed * WORDS.size()));
    }

    static String sentence(Random random, int words) {
        String text = IntStream.range(0, words).mapToObj(i -> word(random)).collect(Collectors.joining(" "));
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    static String headline(Random random) {
        String sentence = sentence(random, 8);
        return sentence.substring(0, sentence.length() - 1);
    }

    /// About 500 letters.
    static String paragraph(Random random) {
        return IntStream.range(0, 6).mapToObj(i -> sentence(random, 15)).collect(Collectors.joining(" "));
    }
}
