package org.meridiem.newsletter.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import org.eclipse.microprofile.config.ConfigProvider;

/// Subscribers and deliveries, made and looked at behind the service's back.
public final class Audiences {

    private final DataSource database;

    /// @param database the service's own
    public Audiences(DataSource database) {
        this.database = database;
    }

    /// Subscribes addresses with these local parts to a newsletter.
    ///
    /// @return the addresses, in the same order
    public List<String> subscribe(String newsletter, List<String> localParts) {
        String domain = newsletter + ".test";
        List<String> addresses = localParts.stream().map(local -> local + '@' + domain).toList();
        for (String address : addresses) {
            update("insert into subscriber (id, email, email_key, created_at, updated_at) values (uuidv7(), ?, ?, now(), now())",
                    address, address);
            update("""
                    insert into subscription (id, subscriber_id, newsletter_id, state, confirmed_at)
                    select uuidv7(), s.id, n.id, 'CONFIRMED', now() from subscriber s, newsletter n
                    where s.email_key = ? and n.slug = ?""", address, newsletter);
        }
        return addresses;
    }

    /// An issue that is being sent but paused, with a delivery for each subscriber in the state PENDING.
    UUID pausedIssue(String newsletter) {
        UUID issue = UUID.randomUUID();
        update("""
                insert into issue (id, newsletter_id, number, state, subject, intro, version, created_at, created_by,
                    updated_at, updated_by, send_started_at, send_deadline)
                select ?, id, 1, 'PAUSED', 'Paused', 'Words', 1, now(), 't', now(), 't', now(), now() + interval '1 hour'
                from newsletter where slug = ?""",
                issue, newsletter);
        update("""
                insert into delivery (id, mailer, kind, issue_id, subscription_id, subscriber_id, state, due_at, created_at)
                select uuidv7(), 'bulk', 'ISSUE', ?, s.id, s.subscriber_id, 'PENDING', now(), now()
                from subscription s join newsletter n on n.id = s.newsletter_id where n.slug = ?""",
                issue, newsletter);
        return issue;
    }

    /// What became of each address: state and reason.
    public Map<String, String> states(UUID issue) {
        var states = new LinkedHashMap<String, String>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select s.email, d.state || coalesce(' ' || d.reason, '') from delivery d
                        join subscriber s on s.id = d.subscriber_id where d.issue_id = ?""")) {
            select.setObject(1, issue);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    states.put(row.getString(1), row.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return states;
    }

    /// Changes something.
    public int update(String sql, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// How many whole mails the scripted server got for each address, in the same order.
    static List<Integer> received(List<String> addresses) {
        var config = ConfigProvider.getConfig();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(),
                config.getValue("meridiem.mail.port", int.class));
                var in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            in.readLine();
            var counts = new ArrayList<Integer>();
            for (String address : addresses) {
                socket.getOutputStream().write(("VRFY " + address + "\r\n").getBytes(StandardCharsets.US_ASCII));
                counts.add(Integer.parseInt(in.readLine().substring(4)));
            }
            return counts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
