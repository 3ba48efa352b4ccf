package org.meridiem.content.search;

import java.util.List;

import org.meridiem.content.delivery.BoundSql;
import org.meridiem.content.search.SearchQuery.Operand;

/// The SQL that makes a text search query out of what a reader typed, for one text search configuration: `-running` must leave out what its own language
/// calls running.
///
/// It is an expression of constants wherever it can be, so that the planner knows how frequent the words are: those of nearly every article are found by walking from
/// the newest one on, others by the index over words.
final class TextQuery {

    /// A beginning may stand for very many words.
    private static final int MOST_WORDS = 50;

    private final String configuration;

    /// Only as a constant in the text does the name make constants of the queries. Names come from migrations.
    private TextQuery(String configuration) {
        this.configuration = "'" + configuration.replace("'", "''") + "'::regconfig";
    }

    /// @param configuration its name in PostgreSQL
    static BoundSql of(SearchQuery query, String configuration) {
        return new TextQuery(configuration).expression(query);
    }

    private BoundSql expression(SearchQuery query) {
        var sql = new BoundSql();
        String or = "(";
        for (List<Operand> alternative : query.alternatives()) {
            String and = or + "(";
            for (Operand operand : alternative) {
                sql.add(and).add(operand.negated() ? "!! " : "").add(expression(operand));
                and = " && ";
            }
            sql.add(")");
            or = " || ";
        }
        return sql.add(")");
    }

    private BoundSql expression(Operand operand) {
        return switch (operand.kind()) {
            case WORD -> new BoundSql().add("plainto_tsquery(" + configuration + ", ?)", operand.text());
            case PHRASE -> new BoundSql().add("phraseto_tsquery(" + configuration + ", ?)", operand.text());
            // Stems are cut otherwise than words begin, so words that begin so are looked up as well. Neither holds anything but letters and digits.
            case PREFIX -> new BoundSql().add(
                    """
                            (to_tsquery('meridiem_simple', '''' || ? || ''':*') || coalesce((
                              select to_tsquery(%s, string_agg('''' || w.word || '''', ' | '))
                              from (select word from search_word where word like ? order by char_length(word), word limit ?) w), ''::tsquery))"""
                            .formatted(configuration),
                    operand.text(), operand.text() + "%", MOST_WORDS);
        };
    }
}
