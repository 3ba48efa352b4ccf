package org.meridiem.kit.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// The precondition of a change (RFC 9110, 13.1.1): which version the caller has seen. It is mandatory everywhere, so that nobody overwrites what he has not read.
public final class IfMatch {

    private final @Nullable String header;

    private IfMatch(@Nullable String header) {
        this.header = header;
    }

    /// Takes the header as it came.
    ///
    /// @param header value of If-Match, null when absent
    public static IfMatch of(@Nullable String header) {
        return new IfMatch(header == null || header.isBlank() ? null : header.strip());
    }

    /// Lets the caller go on only from the present version; `*` overrides.
    ///
    /// @param currentVersion the version now
    /// @param current        what to tell a caller who is behind; asked only then
    /// @throws ProblemException 428 without the header, 412 when it names other versions
    public void check(long currentVersion, Supplier<StaleVersion> current) {
        if (header == null) {
            throw ProblemType.VERSION_REQUIRED
                    .with("Send the ETag that you read in If-Match, or * to override whatever is there.")
                    .and("currentVersion", currentVersion);
        }
        if (header.equals("*") || tags().contains(EntityVersion.etag(currentVersion))) {
            return;
        }
        StaleVersion stale = current.get();
        ProblemException problem = ProblemType.STALE_VERSION
                .with("The version in If-Match is not the present one. Read again and apply your change to that.")
                .and("currentVersion", stale.currentVersion())
                .and("changedFields", stale.changedFields())
                .header("ETag", EntityVersion.etag(stale.currentVersion()));
        if (stale.changedBy() != null) {
            problem.and("changedBy", stale.changedBy());
        }
        if (stale.changedAt() != null) {
            problem.and("changedAt", stale.changedAt());
        }
        throw problem;
    }

    /// The version that the caller knows, when the header names exactly one of ours.
    public Optional<Long> version() {
        if (header == null || !header.matches("\"\\d{1,18}\"")) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(header.substring(1, header.length() - 1)));
    }

    private List<String> tags() {
        // Our tags hold digits only, so a comma never stands inside one. Weak tags never match strongly (RFC 9110, 8.8.3.2).
        return header == null ? List.of() : Arrays.stream(header.split(",")).map(String::strip).toList();
    }
}
