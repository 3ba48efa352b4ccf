package org.meridiem.content.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.delivery.BoundSql;
import org.meridiem.content.publication.SearchText;

/// Knows the words that are in articles, and finds the one that a reader probably meant.
@ApplicationScoped
class Spelling {

    private static final int SHORT = 5;
    private static final int MOST_WORDS = 8;
    /// A word that is in so many times as many articles is what was meant.
    private static final int MORE_COMMON = 5;
    // How often counts up to a bound; nobody is offered a word that no public article has.
    private static final String NEIGHBOURS = """
            with asked as (select * from unnest(?::text[], ?::text[]) a (word, latin)),
              languages as (select c.name from (select distinct configuration as name from search_language union select 'meridiem_simple') c
                where exists (select from search_document d where d.configuration = c.name)),
              found as (select a.word, n.word as other, n.latin from asked a cross join lateral (
                select w.word, w.latin from search_word w where w.latin % a.latin and char_length(a.latin) > 3 and w.word <> a.word collate "C"
                order by similarity(w.latin, a.latin) desc, w.word limit 8) n
                union all select word, word, latin from asked)
            select f.word, f.other, f.latin, (select count(*) from (select from languages l join search_document d on d.configuration = l.name
              and d.words @@ plainto_tsquery(l.name::regconfig, f.other) limit 1000) hits) as articles
            from found f""";

    private final SearchGate gate;

    Spelling(SearchGate gate) {
        this.gate = gate;
    }

    private record Best(String word, int distance, long articles) {
        boolean beats(Best other) {
            return distance < other.distance || distance == other.distance && articles > other.articles;
        }
    }

    /// The query with words that more articles have; empty when there are none.
    Optional<SearchQuery> better(SearchQuery query) {
        List<String> words = query.words().stream().limit(MOST_WORDS).toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Best> best = new HashMap<>();
        Map<String, Long> own = new HashMap<>();
        gate.ask(new BoundSql().add(NEIGHBOURS, words, words.stream().map(SearchText::latin).toList()), row -> {
            while (row.next()) {
                String word = row.getString(1);
                if (row.getString(2).equals(word)) {
                    own.put(word, row.getLong(4));
                    continue;
                }
                String latin = SearchText.latin(word);
                int distance = distance(latin, row.getString(3));
                var candidate = new Best(row.getString(2), distance, row.getLong(4));
                if (distance <= (latin.length() <= SHORT ? 1 : 2) && candidate.articles() > 0) {
                    best.merge(word, candidate, (one, other) -> other.beats(one) ? other : one);
                }
            }
            return best;
        });
        best.entrySet().removeIf(
                entry -> entry.getValue().articles() <= own.getOrDefault(entry.getKey(), 0L) * MORE_COMMON);
        return best.isEmpty()
                ? Optional.empty()
                : Optional.of(query.with(word -> best.containsKey(word) ? best.get(word).word() : word));
    }

    /// Letters that differ, are missing, are too many, or two that changed places.
    static int distance(String one, String other) {
        int[][] d = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[one.length()][other.length()];
    }
}
