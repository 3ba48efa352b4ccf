package org.meridiem.newsletter.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;

/// A mail address that is safe in a header and in an SMTP command: ASCII only, no quoting, no comment, no control character.
///
/// @param value the address as it is used: local part as given, domain in lower-case ASCII
/// @param key   the address as it is compared: all of it in lower case
public record EmailAddress(String value, String key) {

    /// RFC 5321, 4.5.3.1.3, less the angle brackets.
    private static final int MAX_LENGTH = 254;
    /// RFC 5322's dot-atom. Quoted local parts are lawful and used by nobody but attackers.
    private static final Pattern LOCAL_PART = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");
    private static final EmailValidator VALIDATOR = JMail.strictValidator()
            .requireTopLevelDomain()
            .disallowIpDomain()
            .disallowQuotedIdentifiers();

    /// Reads what a person typed. An international domain becomes its ASCII form (RFC 3490); an international local part is refused, for mail servers that take it are rare.
    ///
    /// @return empty when it is no address, or one that this service does not send to
    public static Optional<EmailAddress> parse(String text) {
        String trimmed = text.strip();
        int at = trimmed.lastIndexOf('@');
        if (at < 1 || trimmed.length() > MAX_LENGTH || trimmed.codePoints().anyMatch(EmailAddress::breaksLines)) {
            return Optional.empty();
        }
        String local = trimmed.substring(0, at);
        if (!LOCAL_PART.matcher(local).matches()) {
            return Optional.empty();
        }
        String domain;
        try {
            domain = IDN.toASCII(trimmed.substring(at + 1), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String address = local + '@' + domain;
        return address.length() <= MAX_LENGTH && VALIDATOR.isValid(address)
                ? Optional.of(new EmailAddress(address, address.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /// An address that was read by [#parse] before it was stored: what could break a header or a command is looked for once more, and no more than that.
    ///
    /// @throws IllegalArgumentException when it is no address
    public static EmailAddress stored(String value) {
        int at = value.lastIndexOf('@');
        boolean plain = at > 0 && value.length() <= MAX_LENGTH;
        for (int i = 0; i < value.length() && plain; i++) {
            char one = value.charAt(i);
            plain = i == at || one >= 'a' && one <= 'z' || one >= '0' && one <= '9' || one == '.' || one == '-'
                    || i < at && (one >= 'A' && one <= 'Z' || one == '_' || one == '+');
        }
        return plain
                ? new EmailAddress(value, value.toLowerCase(Locale.ROOT))
                : parse(value).orElseThrow(() -> new IllegalArgumentException("what is stored is no address"));
    }

    /// Control characters, and code points that become CR or LF when a careless encoder keeps their low byte only (CVE-2025-7962).
    static boolean breaksLines(int codePoint) {
        int low = codePoint & 0xFF;
        return Character.isISOControl(codePoint) || low == '\r' || low == '\n';
    }

    /// Never the address: it may end up in a log.
    @Override
    public String toString() {
        return "EmailAddress[***]";
    }
}
