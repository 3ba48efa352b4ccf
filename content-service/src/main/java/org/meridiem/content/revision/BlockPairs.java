package org.meridiem.content.revision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.meridiem.content.body.Block;

/// Finds which blocks that came are blocks that went, reworded: the pairs, in order, that are most alike in all.
final class BlockPairs {

    /// Less alike than this, two blocks have nothing to do with each other.
    private static final double ALIKE = 0.4;
    /// Larger runs are paired place by place.
    private static final int MOST_PAIRS = 10_000;

    /// A block with its text.
    ///
    /// @param block the block
    /// @param text  plain
    /// @param words of the text, with what stands between them
    record Candidate(Block block, String text, List<String> words) {

        Map<String, Integer> bag() {
            Map<String, Integer> bag = new HashMap<>();
            for (String word : words) {
                if (!word.isBlank()) {
                    bag.merge(word, 1, Integer::sum);
                }
            }
            return bag;
        }
    }

    private BlockPairs() {
    }

    /// @return for places in `come` the place in `gone` of the block that it was; both ascend together
    static Map<Integer, Integer> of(List<Candidate> gone, List<Candidate> come) {
        Map<Integer, Integer> pairs = new HashMap<>();
        List<Map<String, Integer>> before = gone.stream().map(Candidate::bag).toList();
        List<Map<String, Integer>> after = come.stream().map(Candidate::bag).toList();
        if ((long) gone.size() * come.size() > MOST_PAIRS) {
            for (int k = 0; k < Math.min(gone.size(), come.size()); k++) {
                if (likeness(gone.get(k), come.get(k), before.get(k), after.get(k)) > 0) {
                    pairs.put(k, k);
                }
            }
            return pairs;
        }
        double[][] like = new double[gone.size()][come.size()];
        double[][] best = new double[gone.size() + 1][come.size() + 1];
        for (int i = gone.size() - 1; i >= 0; i--) {
            for (int j = come.size() - 1; j >= 0; j--) {
                like[i][j] = likeness(gone.get(i), come.get(j), before.get(i), after.get(j));
                best[i][j] = Math.max(Math.max(best[i + 1][j], best[i][j + 1]), like[i][j] + best[i + 1][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < gone.size() && j < come.size()) {
            if (like[i][j] > 0 && like[i][j] + best[i + 1][j + 1] >= best[i][j]) {
                pairs.put(j++, i++);
            } else if (best[i + 1][j] >= best[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return pairs;
    }

    /// Dice's coefficient of the words; 0 below [#ALIKE]. Blocks without words are alike when they are of one type.
    private static double likeness(Candidate one, Candidate other, Map<String, Integer> ones,
            Map<String, Integer> others) {
        if (ones.isEmpty() || others.isEmpty()) {
            return ones.isEmpty() == others.isEmpty() && one.block().getClass() == other.block().getClass() ? ALIKE : 0;
        }
        int common = 0;
        int all = 0;
        for (Map.Entry<String, Integer> word : ones.entrySet()) {
            common += Math.min(word.getValue(), others.getOrDefault(word.getKey(), 0));
            all += word.getValue();
        }
        for (int count : others.values()) {
            all += count;
        }
        double likeness = 2.0 * common / all;
        return likeness < ALIKE ? 0 : likeness;
    }
}
