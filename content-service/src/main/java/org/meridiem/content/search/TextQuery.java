package org.meridiem.content.search;

import java.util.List;

import org.meridiem.content.delivery.BoundSql;
import org.meridiem.content.search.SearchQuery.Operand;

/// The SQL that makes a text search query out of what a reader typed, anew for each text search configuration that there are articles of: `-running` must leave out
/// what its own language calls running. Configurations that read it alike are looked up together.
final class TextQuery {

    /// A beginning may stand for very many words.
    private static final int MOST_WORDS = 50;

    private TextQuery() {
    }

    /// A relation of the columns `names` (configurations) and `query`: one row for each query that has words to look up.
    static BoundSql relation(SearchQuery query) {
        return new BoundSql().add("select array_agg(name) as names, query from (select c.name, ").add(expression(query))
                .add("""
                         as query
                        from (select distinct configuration as name from search_language union select 'meridiem_simple') c
                        where exists (select from search_document d where d.configuration = c.name)) parsed
                        where numnode(query) > 0 and querytree(query) <> 'T' group by query""");
    }

    private static BoundSql expression(SearchQuery query) {
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

    private static BoundSql expression(Operand operand) {
        return switch (operand.kind()) {
            case WORD -> new BoundSql().add("plainto_tsquery(c.name::regconfig, ?)", operand.text());
            case PHRASE -> new BoundSql().add("phraseto_tsquery(c.name::regconfig, ?)", operand.text());
            // Stems are cut otherwise than words begin, so words that begin so are looked up as well. Neither holds anything but letters and digits.
            case PREFIX -> new BoundSql().add(
                    """
                            (to_tsquery('meridiem_simple', '''' || ? || ''':*') || coalesce((
                              select to_tsquery(c.name::regconfig, string_agg('''' || w.word || '''', ' | '))
                              from (select word from search_word where word like ? order by char_length(word), word limit ?) w), ''::tsquery))""",
                    operand.text(), operand.text() + "%", MOST_WORDS);
        };
    }
}
