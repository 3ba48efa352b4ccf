package org.meridiem.newsletter.token;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Envelope senders that say which delivery came back (variable envelope return paths), signed: nobody who has not seen the mail can make one up.
///
/// `bounces+<id><seal>@domain` in hexadecimal: 52 characters of lower case, for some servers fold local parts. Safe for any number of threads.
@Singleton
public class ReturnPaths {

    private static final byte[] LABEL = "return path:".getBytes(StandardCharsets.UTF_8);
    /// 80 bits against somebody who can only try by sending mail.
    private static final int SEAL_BYTES = 10;
    /// RFC 5321, 4.5.3.1.1.
    private static final int MAX_LOCAL_PART = 64;
    private static final int TAG_LENGTH = 2 * (Keyring.ID_BYTES + SEAL_BYTES);

    private final Optional<String> mailbox;
    private final Keyring keys;

    @Inject
    ReturnPaths(ReturnPathConfig config, TokenConfig tokens) {
        this(config.address(), new Keyring(tokens));
    }

    /// @param mailbox where bounces arrive; empty for no return paths
    /// @param secrets the one that seals, then those that only open
    /// @throws IllegalArgumentException when the mailbox is no address, or its name is too long to carry a tag
    public ReturnPaths(Optional<String> mailbox, List<String> secrets) {
        this(mailbox, new Keyring(secrets));
    }

    private ReturnPaths(Optional<String> mailbox, Keyring keys) {
        mailbox.ifPresent(address -> {
            int at = address.lastIndexOf('@');
            if (at < 1 || at + 1 + TAG_LENGTH > MAX_LOCAL_PART) {
                throw new IllegalArgumentException(
                        "meridiem.return-path.address must be an address with a local part of 1 to 11 characters");
            }
        });
        this.mailbox = mailbox;
        this.keys = keys;
    }

    /// The envelope sender of a delivery; empty when bounces are not collected.
    public Optional<String> of(UUID delivery) {
        return mailbox.map(address -> {
            int at = address.lastIndexOf('@');
            byte[] id = Keyring.bytes(delivery);
            HexFormat hex = HexFormat.of();
            return address.substring(0, at) + '+' + hex.formatHex(id)
                    + hex.formatHex(keys.seal(SEAL_BYTES, LABEL, id)) + address.substring(at);
        });
    }

    /// The delivery that a bounce came back for; empty when the address is not one of ours.
    ///
    /// @param recipient the address that the bounce was sent to
    public Optional<UUID> open(String recipient) {
        int at = recipient.lastIndexOf('@');
        int plus = recipient.lastIndexOf('+', Math.max(at, 0));
        if (plus < 0 || at - plus - 1 != TAG_LENGTH) {
            return Optional.empty();
        }
        byte[] tag;
        try {
            tag = HexFormat.of().parseHex(recipient.substring(plus + 1, at).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        byte[] id = Arrays.copyOf(tag, Keyring.ID_BYTES);
        byte[] seal = Arrays.copyOfRange(tag, Keyring.ID_BYTES, tag.length);
        return keys.fits(seal, LABEL, id) ? Optional.of(Keyring.id(id)) : Optional.empty();
    }
}
