package org.meridiem.newsletter.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Recognises an address that may no longer be kept: a keyed hash of it is all that stays.
///
/// Without the key nobody can try addresses out against it. Safe for any number of threads.
@Singleton
public class AddressMarks {

    private static final byte[] LABEL = "address mark:".getBytes(StandardCharsets.UTF_8);
    private static final String PREFIX = "hash:";
    private static final int BYTES = 32;

    private final Keyring keys;

    @Inject
    AddressMarks(TokenConfig config) {
        this.keys = new Keyring(config);
    }

    /// @param secrets the one that marks, then those whose marks are still known
    public AddressMarks(List<String> secrets) {
        this.keys = new Keyring(secrets);
    }

    /// The mark of an address.
    ///
    /// @param addressKey the address as compared
    public String of(String addressKey) {
        return text(keys.seal(BYTES, LABEL, bytes(addressKey)));
    }

    /// Everything by which the address may be known: itself, and its mark under each secret.
    public List<String> all(String addressKey) {
        var all = new ArrayList<String>();
        all.add(addressKey);
        keys.seals(BYTES, LABEL, bytes(addressKey)).forEach(seal -> all.add(text(seal)));
        return all;
    }

    /// True for a mark, false for an address.
    public static boolean isMark(String text) {
        return text.startsWith(PREFIX);
    }

    private static String text(byte[] seal) {
        return PREFIX + HexFormat.of().formatHex(seal);
    }

    private static byte[] bytes(String addressKey) {
        return addressKey.getBytes(StandardCharsets.UTF_8);
    }
}
