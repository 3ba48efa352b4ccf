package org.meridiem.newsletter.delivery;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;

import org.meridiem.newsletter.mail.MailConfig;

/// How many mails a server that receivers do not know yet may take on a day, over all replicas.
///
/// What was claimed counts, not what was sent: a mail that came back and goes again counts twice, which errs on the quiet side.
///
/// @param mailer the server's name
/// @param plan   its configuration
record WarmUpPlan(String mailer, MailConfig.WarmUp plan) {

    private static final String HELD = """
            insert into mailer_day as today (mailer, day, mails) values (?, ?, 0)
            on conflict (mailer, day) do update set mails = today.mails
            returning mails""";

    /// What a day allows.
    ///
    /// @return empty when there is no limit any more
    OptionalInt limit(LocalDate day) {
        long days = ChronoUnit.DAYS.between(plan.begins(), day);
        if (days < 0) {
            return OptionalInt.of(0);
        }
        double mails = plan.firstDay() * Math.pow(plan.growth(), (double) days);
        return mails > plan.until() ? OptionalInt.empty() : OptionalInt.of((int) mails);
    }

    /// What is left of a day. The day's row stays locked until the transaction ends.
    int available(Connection transaction, LocalDate day, int wanted) throws SQLException {
        OptionalInt limit = limit(day);
        if (limit.isEmpty()) {
            return wanted;
        }
        try (PreparedStatement held = transaction.prepareStatement(HELD)) {
            held.setString(1, mailer);
            held.setDate(2, Date.valueOf(day));
            try (ResultSet row = held.executeQuery()) {
                row.next();
                return Math.clamp((long) limit.getAsInt() - row.getInt(1), 0, wanted);
            }
        }
    }

    /// Takes from a day what [#available] said is left of it.
    void take(Connection transaction, LocalDate day, int mails) throws SQLException {
        try (PreparedStatement update = transaction
                .prepareStatement("update mailer_day set mails = mails + ? where mailer = ? and day = ?")) {
            update.setInt(1, mails);
            update.setString(2, mailer);
            update.setDate(3, Date.valueOf(day));
            update.executeUpdate();
        }
    }
}
