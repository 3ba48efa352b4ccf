package org.meridiem.newsletter;

import static io.restassured.RestAssured.given;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

import org.meridiem.newsletter.database.Statements;
import org.meridiem.testkit.MailInbox;

import io.restassured.http.ContentType;
import io.restassured.response.Response;

/// Subscribers, made and looked at behind the service's back.
public final class Readers {

    private static final Pattern ADDRESS = Pattern.compile("(?:href|action|formaction)=\"(http[^\"]+)\"");

    private final Statements statements;

    /// Works on the service's database.
    public Readers(Statements statements) {
        this.statements = statements;
    }

    /// Subscribes an address of its own to newsletters, without any mail.
    ///
    /// @return the address
    public String subscribed(String... newsletters) {
        String reader = Desk.reader();
        statements.update("""
                insert into subscriber (id, email, email_key, created_at, updated_at)
                values (uuidv7(), ?, ?, now(), now())""", reader, reader);
        for (String newsletter : newsletters) {
            statements.update("""
                    insert into subscription (id, subscriber_id, newsletter_id, state, confirmed_at)
                    select uuidv7(), p.id, n.id, 'CONFIRMED', now() from subscriber p, newsletter n
                    where p.email_key = ? and n.slug = ?""", reader, newsletter);
        }
        return reader;
    }

    /// Sets a column.
    public void set(String reader, String assignment, Object... values) {
        Object[] parameters = new Object[values.length + 1];
        System.arraycopy(values, 0, parameters, 0, values.length);
        parameters[values.length] = reader;
        statements.update("update subscriber set " + assignment + " where email_key = ?", parameters);
    }

    /// The key of an address's subscriber.
    public UUID id(String reader) {
        return statements
                .first("select id from subscriber where email_key = ?", row -> Statements.id(row, "id"), reader)
                .orElseThrow();
    }

    /// How many newsletters an address gets.
    public int active(String reader) {
        return count("""
                select count(*) from subscription s join subscriber p on p.id = s.subscriber_id
                where s.state = 'CONFIRMED' and p.email_key = ?""", reader);
    }

    /// What a counting query says.
    public int count(String sql, Object... parameters) {
        return statements.first(sql, row -> row.getInt(1), parameters).orElseThrow();
    }

    /// Everything that a link in a mail could change about addresses, a line for each row.
    public List<String> state(String... readers) {
        return Arrays.stream(readers)
                .flatMap(reader -> statements
                        .list("""
                                with reader as (select ?::text as email_key), person as (
                                    select s.* from subscriber s join reader using (email_key))
                                select 'subscriber ' || person::text from person
                                union all select 'subscription ' || s::text from subscription s join person on person.id = s.subscriber_id
                                union all select 'consent ' || c::text from consent c join person on person.id = c.subscriber_id
                                union all select 'opt-in ' || o::text from opt_in o join reader using (email_key)
                                union all select 'link ' || l::text from mailed_link l join reader using (email_key)
                                union all select 'suppression ' || x::text from suppression x join reader using (email_key)
                                order by 1""",
                                row -> row.getString(1), reader)
                        .stream())
                .toList();
    }

    /// Whatever leads on from a page or a mail: links, forms and buttons alike.
    public static List<URI> addresses(String html) {
        return ADDRESS.matcher(html).results().map(found -> URI.create(found.group(1).replace("&amp;", "&"))).toList();
    }

    /// Asks for a link.
    public static Response ask(String path, String reader) {
        return given().contentType(ContentType.JSON).body(Map.of("email", reader)).post(path);
    }

    /// Asks for a link, and takes it out of the mail.
    ///
    /// @return its path
    public static String link(String path, String reader) {
        ask(path, reader).then().statusCode(202);
        String opened = path.endsWith("/link") ? path.substring(0, path.length() - "link".length()) : path + '/';
        return MailInbox.shared()
                .awaitTo(reader, mail -> mail.links().getFirst().getPath().startsWith(opened))
                .links()
                .getFirst()
                .getPath();
    }
}
