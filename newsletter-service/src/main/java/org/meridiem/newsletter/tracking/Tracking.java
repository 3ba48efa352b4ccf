package org.meridiem.newsletter.tracking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.site.Links;
import org.meridiem.newsletter.token.Purpose;
import org.meridiem.newsletter.token.Tokens;

/// What the mails of a tracked issue hold: links that lead over this service, and a pixel. Safe for any number of threads.
@Singleton
public class Tracking {

    private static final String FREEZE = """
            insert into issue_tracking (issue_id, opens, clicks)
            select ?, opens, clicks from tracking_setting where newsletter_id = ? and (opens or clicks)
            on conflict (issue_id) do nothing""";

    /// The issue's row is locked so that two replicas that render at once give out the same numbers.
    private static final String NUMBER = """
            insert into issue_link (issue_id, number, url)
            select ?, (select coalesce(max(number), 0) + 1 from issue_link where issue_id = ?), ?
            on conflict (issue_id, url) do nothing""";

    private final Statements statements;
    private final Tokens tokens;
    private final Links links;

    Tracking(Statements statements, Tokens tokens, Links links) {
        this.statements = statements;
        this.tokens = tokens;
        this.links = links;
    }

    /// What is tracked of an issue.
    ///
    /// @param opens  whether its mails hold a pixel
    /// @param clicks whether its links lead over this service
    public record Scope(boolean opens, boolean clicks) {
        static final Scope NONE = new Scope(false, false);
    }

    /// Fixes what is tracked of an issue that is being sent. Joins the running transaction.
    public void freeze(UUID issue, UUID newsletter) {
        statements.update(FREEZE, issue, newsletter);
    }

    /// What is tracked of an issue.
    public Scope of(UUID issue) {
        return statements.first("select opens, clicks from issue_tracking where issue_id = ?",
                row -> new Scope(row.getBoolean(1), row.getBoolean(2)), issue).orElse(Scope.NONE);
    }

    /// Numbers an issue's links: the same address has the same number for ever. Joins the running transaction.
    public Map<String, Integer> numbered(UUID issue, List<String> urls) {
        statements.first("select from issue_tracking where issue_id = ? for update", row -> true, issue);
        urls.stream().distinct().forEach(url -> statements.update(NUMBER, issue, issue, url));
        var numbers = new LinkedHashMap<String, Integer>();
        statements.list("select url, number from issue_link where issue_id = ? order by number",
                row -> numbers.put(row.getString(1), row.getInt(2)), issue);
        numbers.keySet().retainAll(urls);
        return numbers;
    }

    /// The recipient's own part of tracked addresses.
    public String mark(UUID delivery) {
        return tokens.seal(Purpose.ENGAGE, delivery);
    }

    /// Where a link of a tracked mail leads.
    public String link(String mark, int number) {
        return links.trackedLink(mark, number);
    }

    /// The pixel of a tracked mail.
    public String pixel(String mark) {
        return links.pixel(mark);
    }
}
