package org.meridiem.newsletter.suppression;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.newsletter.database.Statements;
import org.meridiem.newsletter.token.AddressMarks;

/// The suppression list. Joins the running transaction.
@Singleton
public class Suppressions {

    private static final String COLUMNS = "select id, email_key, reason, note, created_at, created_by from suppression ";

    private final Statements statements;
    private final AddressMarks marks;
    private final Clock clock;

    Suppressions(Statements statements, AddressMarks marks, Clock clock) {
        this.statements = statements;
        this.marks = marks;
        this.clock = clock;
    }

    /// An entry.
    ///
    /// @param id        the key
    /// @param address   the address as compared, or its mark
    /// @param reason    why it is there
    /// @param note      in words
    /// @param createdAt since when
    /// @param createdBy who put it there
    public record Entry(UUID id, String address, SuppressionReason reason, @Nullable String note, Instant createdAt,
            String createdBy) {
        /// Never the address.
        @Override
        public String toString() {
            return "Entry[" + id + " " + reason + "]";
        }
    }

    /// Where a page begins: after this entry.
    record After(Instant createdAt, String address) {
    }

    /// Why this address gets nothing; empty when it may get mail.
    ///
    /// @param addressKey the address as compared
    public Optional<SuppressionReason> reason(String addressKey) {
        return find(addressKey).map(Entry::reason);
    }

    /// The entry of this address, also when only its mark was kept.
    public Optional<Entry> find(String addressKey) {
        return statements.first(COLUMNS + "where email_key = any(?) order by email_key like 'hash:%' limit 1",
                Suppressions::read, marks.all(addressKey));
    }

    /// Puts an address on the list. One that is there keeps its reason.
    ///
    /// @return false when it was there
    public boolean add(String addressKey, SuppressionReason reason, @Nullable String note, String by) {
        return statements.update("""
                insert into suppression (email_key, reason, note, created_at, created_by)
                select ?, ?, ?, ?, ? where not exists (select from suppression where email_key = any(?))
                on conflict (email_key) do nothing""", addressKey, reason, note, clock.instant(), by,
                marks.all(addressKey)) == 1;
    }

    /// Keeps of an address no more than the mark, so that nobody adds it again but its owner. Its reason stays, if it has one.
    public void forget(String addressKey) {
        SuppressionReason reason = reason(addressKey).orElse(SuppressionReason.ERASED);
        statements.update("delete from suppression where email_key = any(?)", marks.all(addressKey));
        statements.update("""
                insert into suppression (email_key, reason, created_at, created_by) values (?, ?, ?, 'erasure')
                on conflict (email_key) do nothing""", marks.of(addressKey), reason, clock.instant());
    }

    /// The owner came back by himself: that he was erased no longer keeps him out.
    public void welcomeBack(String addressKey) {
        statements.update("delete from suppression where email_key = any(?) and reason = 'ERASED'",
                marks.all(addressKey));
    }

    /// The entry with this key.
    Optional<Entry> byId(UUID id) {
        return statements.first(COLUMNS + "where id = ? for update", Suppressions::read, id);
    }

    /// Takes an entry off the list and notes who did it and why.
    void remove(Entry entry, String why, String by) {
        statements.update("delete from suppression where id = ?", entry.id());
        statements.update("""
                insert into suppression_removal (email_hash, reason, was, removed_at, removed_by)
                values (?, ?, ?, ?, ?)""",
                AddressMarks.isMark(entry.address()) ? entry.address() : marks.of(entry.address()), why,
                entry.reason(), clock.instant(), by);
    }

    /// Newest first.
    ///
    /// @param address only this one, as compared; null for all
    /// @param reason  null for all
    List<Entry> page(@Nullable String address, @Nullable SuppressionReason reason, @Nullable After after, int limit) {
        return statements.list(COLUMNS + """
                where (?::text[] is null or email_key = any(?::text[])) and (?::text is null or reason = ?::text)
                    and (?::timestamptz is null or (created_at, email_key) < (?::timestamptz, ?::text))
                order by created_at desc, email_key desc limit ?""", Suppressions::read,
                known(address), known(address), reason, reason, after == null ? null : after.createdAt(),
                after == null ? null : after.createdAt(), after == null ? null : after.address(), limit);
    }

    private @Nullable List<String> known(@Nullable String address) {
        return address == null ? null : marks.all(address);
    }

    private static Entry read(ResultSet row) throws SQLException {
        return new Entry(Statements.id(row, "id"), row.getString("email_key"),
                SuppressionReason.valueOf(row.getString("reason")), row.getString("note"),
                Statements.time(row, "created_at"), row.getString("created_by"));
    }
}
