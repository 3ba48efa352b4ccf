package org.meridiem.content.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import org.meridiem.content.publication.SearchText;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// What a reader typed: `"a phrase"`, `-not`, `this or that`, `begin*`. Everything else in it separates words.
///
/// @param alternatives any one of which is enough; each holds what must, and must not, be there
record SearchQuery(List<List<Operand>> alternatives) {

    static final int LONGEST = 500;
    private static final int MOST = 32;
    private static final int SHORTEST_PREFIX = 2;

    /// How an operand matches.
    enum Kind {
        WORD, PHRASE, PREFIX
    }

    /// @param kind    how it matches
    /// @param text    fit for PostgreSQL's parser; of a prefix, letters and digits only
    /// @param negated whether it must not be there
    record Operand(Kind kind, String text, boolean negated) {

        /// As a reader types it.
        @Override
        public String toString() {
            return (negated ? "-" : "") + switch (kind) {
                case WORD -> text;
                case PHRASE -> "\"" + text + "\"";
                case PREFIX -> text + "*";
            };
        }
    }

    /// @throws ProblemException 400 when there is nothing to look for, or too much
    static SearchQuery parse(String typed) {
        var reading = new Reading(
                Normalizer.normalize(typed, Normalizer.Form.NFKC).replace('“', '"').replace('”', '"').replace('„',
                        '"'));
        reading.all();
        List<List<Operand>> alternatives = reading.alternatives.stream().filter(each -> !each.isEmpty())
                .map(List::copyOf).toList();
        if (alternatives.stream().mapToInt(List::size).sum() > MOST) {
            throw refuse("has more than " + MOST + " words");
        }
        if (alternatives.isEmpty()
                || alternatives.stream().anyMatch(each -> each.stream().allMatch(Operand::negated))) {
            throw refuse("must say what to look for: at least one word that is not negated");
        }
        return new SearchQuery(alternatives);
    }

    /// The plain words that must be there, which may be misspelt.
    List<String> words() {
        return alternatives.stream().flatMap(List::stream).filter(SearchQuery::isPlain).map(SearchQuery::folded)
                .distinct().toList();
    }

    /// The same with other words.
    SearchQuery with(UnaryOperator<String> corrected) {
        return new SearchQuery(alternatives.stream()
                .map(each -> each.stream().map(operand -> isPlain(operand)
                        ? new Operand(Kind.WORD, replaced(operand, corrected), operand.negated())
                        : operand).toList())
                .toList());
    }

    private static String replaced(Operand operand, UnaryOperator<String> corrected) {
        String word = folded(operand);
        String better = corrected.apply(word);
        return better.equals(word) ? operand.text() : better;
    }

    private static boolean isPlain(Operand operand) {
        return operand.kind() == Kind.WORD && !operand.negated()
                && operand.text().codePoints().allMatch(Character::isLetter);
    }

    private static String folded(Operand operand) {
        return fold(operand.text());
    }

    /// In small letters; Latin and Greek ones without accents. As words are kept.
    static String fold(String word) {
        return Normalizer.normalize(word.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("(?<=[\\p{IsLatin}\\p{IsGreek}])\\p{M}+", "")
                .transform(text -> Normalizer.normalize(text, Normalizer.Form.NFC)).replace('ё', 'е');
    }

    /// As a reader types it.
    @Override
    public String toString() {
        return String.join(" or ", alternatives.stream()
                .map(each -> String.join(" ", each.stream().map(Operand::toString).toList())).toList());
    }

    private static ProblemException refuse(String detail) {
        return ProblemType.INVALID_PARAMETER.with("The query parameter q " + detail + ".").parameter("q", detail);
    }

    private static final class Reading {

        private final String text;
        private final List<List<Operand>> alternatives = new ArrayList<>(List.of(new ArrayList<>()));
        private int at;

        Reading(String text) {
            this.text = text;
        }

        void all() {
            while (at < text.length()) {
                if (separates(text.charAt(at))) {
                    at++;
                    continue;
                }
                boolean negated = text.charAt(at) == '-' && at + 1 < text.length() && !separates(text.charAt(at + 1));
                if (negated) {
                    at++;
                }
                if (text.charAt(at) == '"') {
                    phrase(negated);
                } else {
                    word(negated);
                }
            }
        }

        private void phrase(boolean negated) {
            int end = text.indexOf('"', at + 1);
            String inside = text.substring(at + 1, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
            add(Kind.PHRASE, SearchText.of(inside).strip().replaceAll("\\s+", " "), negated);
        }

        private void word(boolean negated) {
            int start = at;
            while (at < text.length() && !separates(text.charAt(at)) && text.charAt(at) != '"') {
                at++;
            }
            String word = text.substring(start, at);
            if (!negated && (word.equalsIgnoreCase("or") || word.equals("|"))) {
                alternatives.add(new ArrayList<>());
            } else if (word.endsWith("*") && beginning(word).length() >= SHORTEST_PREFIX) {
                add(Kind.PREFIX, beginning(word), negated);
            } else {
                String parted = SearchText.of(word).strip().replaceAll("\\s+", " ");
                add(parted.contains(" ") ? Kind.PHRASE : Kind.WORD, parted, negated);
            }
        }

        private void add(Kind kind, String operand, boolean negated) {
            if (operand.codePoints().anyMatch(Character::isLetterOrDigit)) {
                alternatives.getLast().add(new Operand(kind, operand, negated));
            }
        }

        /// Letters and digits alone: they go into a pattern and a query of PostgreSQL's.
        private static String beginning(String word) {
            var kept = new StringBuilder();
            fold(word).codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
            return kept.toString();
        }

        private static boolean separates(char c) {
            return Character.isWhitespace(c) || Character.isISOControl(c) || c == '(' || c == ')' || c == ','
                    || c == ';';
        }
    }
}
