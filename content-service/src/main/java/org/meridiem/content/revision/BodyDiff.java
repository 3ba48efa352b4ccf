package org.meridiem.content.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.meridiem.content.body.Block;
import org.meridiem.content.body.BodyRendering;

/// Compares bodies block by block: what is common, what moved, what is the same block reworded, what went and what came.
final class BodyDiff {

    private final List<Block> earlier;
    private final List<Block> later;
    private final WordDiff words;
    private final List<BlockChange> changes = new ArrayList<>();
    /// For each block of the later body: where it stood when it only moved.
    private final Map<Integer, Integer> moved = new HashMap<>();
    private final BitSet movedAway = new BitSet();

    private BodyDiff(List<Block> earlier, List<Block> later, WordDiff words) {
        this.earlier = earlier;
        this.later = later;
        this.words = words;
    }

    static List<BlockChange> compare(List<Block> earlier, List<Block> later, WordDiff words) {
        var diff = new BodyDiff(earlier, later, words);
        // A body is bounded (BodyLimits), so its comparison is.
        var alignment = Alignment.of(earlier, later, Long.MAX_VALUE);
        diff.findMoves(alignment);
        alignment.walk(new Alignment.Listener() {
            @Override
            public void common(int from, int to) {
                diff.changes.add(new BlockChange(ChangeKind.EQUAL, from, to, null, later.get(to), null));
            }

            @Override
            public void different(int from, int fromEnd, int to, int toEnd) {
                diff.run(from, fromEnd, to, toEnd);
            }
        });
        return List.copyOf(diff.changes);
    }

    private void findMoves(Alignment alignment) {
        Map<Block, Deque<Integer>> gone = new HashMap<>();
        alignment.gone().stream().filter(from -> !(earlier.get(from) instanceof Block.Divider))
                .forEach(from -> gone.computeIfAbsent(earlier.get(from), _ -> new ArrayDeque<>()).add(from));
        alignment.come().stream().forEach(to -> {
            Deque<Integer> places = gone.get(later.get(to));
            if (places != null && !places.isEmpty()) {
                int from = places.remove();
                moved.put(to, from);
                movedAway.set(from);
            }
        });
    }

    /// Blocks that the bodies do not have in common, between two that they have.
    private void run(int from, int fromEnd, int to, int toEnd) {
        List<Integer> gone = new ArrayList<>();
        for (int i = from; i < fromEnd; i++) {
            if (!movedAway.get(i)) {
                gone.add(i);
            }
        }
        List<Integer> come = new ArrayList<>();
        for (int j = to; j < toEnd; j++) {
            if (!moved.containsKey(j)) {
                come.add(j);
            }
        }
        Map<Integer, Integer> reworded = BlockPairs.of(gone.stream().map(this::before).toList(),
                come.stream().map(this::after).toList());
        int next = 0;
        for (int j = to; j < toEnd; j++) {
            Integer origin = moved.get(j);
            if (origin != null) {
                changes.add(new BlockChange(ChangeKind.MOVED, origin, j, null, later.get(j), null));
                continue;
            }
            Integer pair = reworded.get(come.indexOf(j));
            if (pair == null) {
                changes.add(new BlockChange(ChangeKind.INSERTED, null, j, null, later.get(j), null));
                continue;
            }
            for (; next < pair; next++) {
                deleted(gone.get(next));
            }
            int i = gone.get(next++);
            changes.add(new BlockChange(ChangeKind.CHANGED, i, j, earlier.get(i), later.get(j),
                    words.compare(before(i).text(), after(j).text())));
        }
        for (; next < gone.size(); next++) {
            deleted(gone.get(next));
        }
    }

    private void deleted(int i) {
        changes.add(new BlockChange(ChangeKind.DELETED, i, null, earlier.get(i), null, null));
    }

    private BlockPairs.Candidate before(int index) {
        return candidate(earlier.get(index));
    }

    private BlockPairs.Candidate after(int index) {
        return candidate(later.get(index));
    }

    private BlockPairs.Candidate candidate(Block block) {
        String text = BodyRendering.text(List.of(block));
        return new BlockPairs.Candidate(block, text, words.words(text));
    }
}
