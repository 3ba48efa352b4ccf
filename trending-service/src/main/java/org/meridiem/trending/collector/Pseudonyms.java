package org.meridiem.trending.collector;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Names for readers and networks that nobody can turn back: keyed hashes (HMAC-SHA-256, cut to 64 bits) under a random salt.
///
/// There is a salt for each day (UTC); it is held in memory only, never written anywhere, and wiped two days later. With it goes every way from a pseudonym to
/// an address. A reader has another pseudonym every day, and at every process that has a salt of its own. Safe for any number of threads.
final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SALT_BYTES = 32;
    private static final int PSEUDONYM_BYTES = 8;

    private record Salt(LocalDate day, byte[] bytes) {
    }

    private final Supplier<byte[]> generator;
    private volatile List<Salt> salts = List.of();

    /// @param generator gives a new salt for each new day
    Pseudonyms(Supplier<byte[]> generator) {
        this.generator = generator;
    }

    /// With salts that nobody can guess.
    static Pseudonyms random() {
        var random = new SecureRandom();
        return new Pseudonyms(() -> {
            var salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            return salt;
        });
    }

    /// The reader, in lower-case hexadecimal.
    ///
    /// @param at when the request came; decides the day
    String visitor(InetAddress address, String userAgent, Instant at) {
        return pseudonym("visitor", address.getAddress(), userAgent.getBytes(StandardCharsets.UTF_8), at);
    }

    /// The reader's network, in lower-case hexadecimal.
    ///
    /// @param at when the request came; decides the day
    String network(InetAddress address, Instant at) {
        return pseudonym("network", ClientAddress.network(address), new byte[0], at);
    }

    private String pseudonym(String purpose, byte[] address, byte[] more, Instant at) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt(LocalDate.ofInstant(at, ZoneOffset.UTC)), ALGORITHM));
            mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
            // Lengths keep two different inputs from running into the same bytes.
            mac.update((byte) address.length);
            mac.update(address);
            mac.update(more);
            return HexFormat.of().formatHex(mac.doFinal(), 0, PSEUDONYM_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private byte[] salt(LocalDate day) {
        return find(day).orElseGet(() -> rotate(day));
    }

    private Optional<byte[]> find(LocalDate day) {
        return salts.stream().filter(salt -> salt.day().equals(day)).map(Salt::bytes).findFirst();
    }

    /// The salt before stays: a request may have come before midnight and be worked on after it.
    private synchronized byte[] rotate(LocalDate day) {
        return find(day).orElseGet(() -> {
            byte[] salt = generator.get();
            salts.stream().skip(1).forEach(old -> Arrays.fill(old.bytes(), (byte) 0));
            salts = Stream.concat(Stream.of(new Salt(day, salt)), salts.stream().limit(1)).toList();
            return salt;
        });
    }
}
