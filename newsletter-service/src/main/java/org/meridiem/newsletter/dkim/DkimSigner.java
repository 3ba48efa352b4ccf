package org.meridiem.newsletter.dkim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.jboss.logging.Logger;
import org.meridiem.newsletter.mail.Body;
import org.meridiem.newsletter.mail.Header;
import org.meridiem.newsletter.mail.MailConfig;
import org.meridiem.newsletter.mail.Signer;

/// Signs mails, relaxed/relaxed. Safe for any number of threads.
///
/// Every header field that we write is signed, those of RFC 8058 with them. Fields of which a second one would change what a reader sees or does are signed once
/// more than they are there, so that nobody can add one.
@Singleton
public class DkimSigner implements Signer {

    private static final Logger LOG = Logger.getLogger(DkimSigner.class);

    private static final Set<String> GUARDED = Set.of("from", "to", "subject", "date", "list-unsubscribe",
            "list-unsubscribe-post");
    private static final int LINE = 72;

    private final String domain;
    private final List<Stamp> keys;

    @Inject
    DkimSigner(DkimConfig config, MailConfig mail) {
        this(config.domain().orElseGet(() -> mail.from().substring(mail.from().lastIndexOf('@') + 1)),
                config.signWith().orElse(List.of()).stream().map(selector -> configured(config, selector)).toList(),
                config.openssl());
        if (keys.isEmpty()) {
            LOG.warn("mails are not signed: meridiem.dkim.sign-with names no key");
        } else {
            LOG.infof("mails are signed, domain=%s keys=%s", domain, keys);
        }
    }

    /// @param domain that takes responsibility
    /// @param keys   each makes a signature; empty for none
    public DkimSigner(String domain, List<DkimKey> keys) {
        this(domain, keys, false);
    }

    DkimSigner(String domain, List<DkimKey> keys, boolean openssl) {
        this.domain = domain;
        this.keys = keys.stream()
                .map(key -> new Stamp(key, (openssl ? OpenSslKey.of(key) : Optional.<Seal>empty()).orElse(key::sign)))
                .toList();
    }

    /// A key and who signs with it.
    private record Stamp(DkimKey key, Seal seal) {

        /// Never the key.
        @Override
        public String toString() {
            return key + (seal instanceof OpenSslKey ? " by OpenSSL" : " by the JDK");
        }
    }

    @Override
    public List<Header> sign(List<Header> headers, Body body) {
        if (keys.isEmpty()) {
            return List.of();
        }
        MessageDigest sha256 = sha256();
        String bodyHash = Base64.getEncoder().encodeToString(body.digest(sha256));
        var names = new ArrayList<String>();
        var canonical = new StringBuilder(1024);
        for (Header header : headers) {
            String name = header.name().toLowerCase(Locale.ROOT);
            names.add(name);
            if (GUARDED.contains(name)) {
                names.add(name);
            }
            relaxed(canonical, name, header.value()).append("\r\n");
        }
        return keys.stream().map(stamp -> signature(stamp, names, bodyHash, canonical, sha256)).toList();
    }

    private Header signature(Stamp stamp, List<String> names, String bodyHash, CharSequence canonical,
            MessageDigest sha256) {
        DkimKey key = stamp.key();
        String tags = "v=1; a=" + key.algorithm() + "; c=relaxed/relaxed; d=" + domain + "; s=" + key.selector()
                + ";\r\n h=" + folded(names) + ";\r\n bh=" + bodyHash + ";\r\n b=";
        byte[] text = relaxed(new StringBuilder(canonical), "dkim-signature", tags).toString()
                .getBytes(StandardCharsets.US_ASCII);
        String seal = Base64.getEncoder().encodeToString(stamp.seal().sign(text, sha256.digest(text)));
        var value = new StringBuilder(tags);
        for (int at = 0; at < seal.length(); at += LINE) {
            value.append(at == 0 ? "" : "\r\n ").append(seal, at, Math.min(seal.length(), at + LINE));
        }
        return new Header("DKIM-Signature", value.toString());
    }

    /// White space may stand around the colons of the tag `h=`.
    private static String folded(List<String> names) {
        var list = new StringBuilder();
        int line = 0;
        for (String name : names) {
            if (!list.isEmpty()) {
                list.append(':');
                if (list.length() - line > LINE - name.length()) {
                    list.append("\r\n ");
                    line = list.length();
                }
            }
            list.append(name);
        }
        return list.toString();
    }

    /// RFC 6376, 3.4.2, without the line's end.
    private static StringBuilder relaxed(StringBuilder out, String name, String value) {
        out.append(name).append(':');
        int begin = out.length();
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            boolean white = one == ' ' || one == '\t';
            boolean lineEnd = one == '\r' || one == '\n';
            if (!white && !lineEnd) {
                out.append(one);
            } else if (white && out.length() > begin && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        if (out.length() > begin && out.charAt(out.length() - 1) == ' ') {
            out.setLength(out.length() - 1);
        }
        return out;
    }

    private static DkimKey configured(DkimConfig config, String selector) {
        DkimConfig.Key key = config.keys().get(selector);
        if (key == null) {
            throw new IllegalArgumentException(
                    "meridiem.dkim.sign-with names " + selector + ", which meridiem.dkim.keys does not have");
        }
        return DkimKey.of(selector, key);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
