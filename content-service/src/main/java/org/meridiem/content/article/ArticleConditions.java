package org.meridiem.content.article;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.meridiem.kit.security.Caller;

/// Conditions of a statement over `article a left join section s`, with their values: no part of what a client sent ever becomes part of
/// the statement.
final class ArticleConditions {

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /// What the criteria say. Who may touch only their own articles finds only those.
    static ArticleConditions of(ArticleCriteria criteria, Caller caller) {
        var where = new ArticleConditions();
        if (ownOnly(criteria, caller)) {
            where.add("a.created_by = ?", caller.id());
        }
        if (!criteria.status().isEmpty()) {
            where.add("a.status = any(?)", criteria.status().stream().map(Status::name).toList());
        }
        if (!criteria.author().isEmpty()) {
            where.add("""
                    exists (select 1 from article_reference r join author w on w.id = r.author_id
                      where r.article_id = a.id and r.part = 'HEAD' and w.slug = any(?))""", criteria.author());
        }
        if (!criteria.section().isEmpty()) {
            where.add("string_to_array(s.path, '/') && ?", criteria.section());
        }
        if (criteria.q() != null) {
            String pattern = "%" + criteria.q().replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
            where.add("(a.headline ilike ? escape '!' or a.slug ilike ? escape '!')", pattern, pattern);
        }
        return where;
    }

    /// Whether the caller is shown only what they created.
    static boolean ownOnly(ArticleCriteria criteria, Caller caller) {
        return Boolean.TRUE.equals(criteria.mine()) || !ArticlePolicy.mayTouchAny(caller);
    }

    void add(String condition, Object... its) {
        conditions.add(condition);
        values.addAll(Arrays.asList(its));
    }

    void bind(Connection connection, PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof List<?> texts) {
                statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
            } else {
                statement.setObject(i + 1, values.get(i));
            }
        }
    }

    /// The `where` clause, empty when everything is meant.
    @Override
    public String toString() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }
}
