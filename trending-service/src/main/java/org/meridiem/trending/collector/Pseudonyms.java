package org.meridiem.trending.collector;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;
import org.meridiem.kit.limit.ClientAddress;

/// Names for readers and networks that nobody can turn back: keyed hashes (HMAC-SHA-256, cut to 64 bits) under a random salt.
///
/// There is a salt for each day (UTC): the one that all replicas share ([SharedSalts]), or, until that is known, one of this process alone. Salts of days before
/// yesterday are wiped, and with them goes every way from a pseudonym to an address. A reader has another pseudonym every day. Safe for any number of threads.
@Singleton
final class Pseudonyms {

    private static final byte[] NOTHING = {};
    private static final int SALT_BYTES = 32;
    private static final long SECONDS_OF_DAY = Duration.ofDays(1).toSeconds();
    private static final int PSEUDONYM_BYTES = 8;

    /// @param shared whether all replicas use it
    private record Salt(LocalDate day, byte[] bytes, boolean shared, Keyed visitors, Keyed networks) {

        static Salt of(LocalDate day, byte[] bytes, boolean shared) {
            return new Salt(day, bytes, shared, Keyed.begun(bytes, "visitor"), Keyed.begun(bytes, "network"));
        }

        void wipe() {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// HMAC (RFC 2104) as far as it goes before anything but the purpose is known. The JDK's own does the part with the key anew for each of them.
    ///
    /// @param inner begun with the key and the purpose; only ever cloned
    /// @param outer begun with the key; only ever cloned
    private record Keyed(MessageDigest inner, MessageDigest outer) {

        private static final int BLOCK_BYTES = 64;
        private static final byte INNER = 0x36;
        private static final byte OUTER = 0x5c;

        static Keyed begun(byte[] key, String purpose) {
            byte[] fitting = key.length > BLOCK_BYTES ? sha256().digest(key) : key;
            MessageDigest inner = begun(fitting, INNER);
            inner.update(purpose.getBytes(StandardCharsets.US_ASCII));
            return new Keyed(inner, begun(fitting, OUTER));
        }

        private static MessageDigest begun(byte[] key, byte pad) {
            byte[] block = Arrays.copyOf(key, BLOCK_BYTES);
            for (int i = 0; i < BLOCK_BYTES; i++) {
                block[i] ^= pad;
            }
            MessageDigest digest = sha256();
            digest.update(block);
            Arrays.fill(block, (byte) 0);
            return digest;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }

        String pseudonym(byte[] address, byte[] more) {
            try {
                var within = (MessageDigest) inner.clone();
                // Lengths keep two different inputs from running into the same bytes.
                within.update((byte) address.length);
                within.update(address);
                within.update(more);
                var around = (MessageDigest) outer.clone();
                around.update(within.digest());
                return HexFormat.of().formatHex(around.digest(), 0, PSEUDONYM_BYTES);
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("Java's own SHA-256 can be cloned", e);
            }
        }
    }

    private final Supplier<byte[]> generator;
    private volatile List<Salt> salts = List.of();

    /// With salts that nobody can guess.
    @Inject
    Pseudonyms() {
        this(random());
    }

    /// @param generator gives a new salt for a day that no replica has one for yet
    Pseudonyms(Supplier<byte[]> generator) {
        this.generator = generator;
    }

    /// The reader, in lower-case hexadecimal.
    ///
    /// @param at when the request came; decides the day
    String visitor(InetAddress address, String userAgent, Instant at) {
        return salt(at).visitors().pseudonym(address.getAddress(), userAgent.getBytes(StandardCharsets.UTF_8));
    }

    /// The reader's network, in lower-case hexadecimal.
    ///
    /// @param at when the request came; decides the day
    String network(InetAddress address, Instant at) {
        return salt(at).networks().pseudonym(ClientAddress.network(address), NOTHING);
    }

    /// Whether the day's salt is that of all replicas.
    boolean isShared(LocalDate day) {
        return find(day).filter(Salt::shared).isPresent();
    }

    /// What this process uses on that day for as long as there is nothing shared: what it may propose to the others.
    byte[] own(LocalDate day) {
        return make(day).bytes().clone();
    }

    /// Uses the salt of all replicas from now on. The first one of a day stays.
    synchronized void adopt(LocalDate day, byte[] shared) {
        @Nullable
        Salt present = find(day).orElse(null);
        if (present == null || !present.shared()) {
            replace(present, Salt.of(day, shared.clone(), true));
        }
    }

    /// Wipes the salts of days before yesterday.
    synchronized void forgetBefore(LocalDate yesterday) {
        List<Salt> old = salts.stream().filter(salt -> salt.day().isBefore(yesterday)).toList();
        if (!old.isEmpty()) {
            salts = salts.stream().filter(salt -> !salt.day().isBefore(yesterday)).toList();
            old.forEach(Salt::wipe);
        }
    }

    private Salt salt(Instant at) {
        long day = Math.floorDiv(at.getEpochSecond(), SECONDS_OF_DAY);
        // Today's stands first nearly always.
        for (Salt salt : salts) {
            if (salt.day().toEpochDay() == day) {
                return salt;
            }
        }
        return make(LocalDate.ofEpochDay(day));
    }

    private Optional<Salt> find(LocalDate day) {
        return salts.stream().filter(salt -> salt.day().equals(day)).findFirst();
    }

    private synchronized Salt make(LocalDate day) {
        return find(day).orElseGet(() -> {
            var made = Salt.of(day, generator.get(), false);
            replace(null, made);
            return made;
        });
    }

    @SuppressWarnings("ReferenceEquality") // that very salt goes, whatever another one of the day holds
    private void replace(@Nullable Salt before, Salt now) {
        salts = Stream.concat(Stream.of(now), salts.stream().filter(salt -> salt != before)).toList();
        if (before != null) {
            before.wipe();
        }
    }

    private static Supplier<byte[]> random() {
        var random = new SecureRandom();
        return () -> {
            var salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            return salt;
        };
    }
}
