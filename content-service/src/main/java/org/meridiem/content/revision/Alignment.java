package org.meridiem.content.revision;

import java.util.BitSet;
import java.util.List;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;

/// Which elements two sequences do not have in common (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986). The others are
/// the same in the same order.
///
/// @param gone     indexes in the earlier one
/// @param come     indexes in the later one
/// @param gonePast length of the earlier one
/// @param comePast length of the later one
record Alignment(BitSet gone, BitSet come, int gonePast, int comePast) {

    private static final DiffAlgorithmListener NOBODY = new DiffAlgorithmListener() {
        @Override
        public void diffStart() {
            // Nobody is told.
        }

        @Override
        public void diffStep(int value, int max) {
            // Nobody is told.
        }

        @Override
        public void diffEnd() {
            // Nobody is told.
        }
    };

    /// Compares by `equals`.
    ///
    /// @param mostSteps bound of the work, which grows with the square of what is not common at both ends
    static Alignment of(List<?> earlier, List<?> later, long mostSteps) {
        int start = 0;
        int shorter = Math.min(earlier.size(), later.size());
        while (start < shorter && earlier.get(start).equals(later.get(start))) {
            start++;
        }
        int end = 0;
        while (end < shorter - start
                && earlier.get(earlier.size() - 1 - end).equals(later.get(later.size() - 1 - end))) {
            end++;
        }
        var gone = new BitSet(earlier.size());
        var come = new BitSet(later.size());
        List<?> before = earlier.subList(start, earlier.size() - end);
        List<?> after = later.subList(start, later.size() - end);
        if (before.isEmpty() || after.isEmpty() || steps(before, after) > mostSteps) {
            gone.set(start, start + before.size());
            come.set(start, start + after.size());
        } else {
            for (Change change : new MyersDiffWithLinearSpace<Object>().computeDiff(before, after, NOBODY)) {
                gone.set(start + change.startOriginal, start + change.endOriginal);
                come.set(start + change.startRevised, start + change.endRevised);
            }
        }
        return new Alignment(gone, come, earlier.size(), later.size());
    }

    /// The most that a comparison of these could cost.
    static long steps(List<?> before, List<?> after) {
        long both = (long) before.size() + after.size();
        return both * both;
    }

    /// Hears the alignment from its beginning: what is common one by one, the rest in runs.
    interface Listener {
        /// The same in both.
        void common(int from, int to);

        /// What is only in one of them, ends excluded; one of the runs may be empty.
        void different(int from, int fromEnd, int to, int toEnd);
    }

    void walk(Listener listener) {
        int i = 0;
        int j = 0;
        while (i < gonePast || j < comePast) {
            int iEnd = gone.nextClearBit(i);
            int jEnd = come.nextClearBit(j);
            if (iEnd > i || jEnd > j) {
                listener.different(i, iEnd, j, jEnd);
                i = iEnd;
                j = jEnd;
            } else {
                listener.common(i++, j++);
            }
        }
    }
}
