package org.meridiem.newsletter.bounce;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;

/// Messages of Amazon SNS: signed with a key whose certificate lies at an address that the message names, so that address has to be Amazon's own.
@Singleton
class SnsMessages {

    /// Nothing but the service itself: other hosts under amazonaws.com hold what anybody put there.
    private static final Pattern HOST = Pattern.compile("sns\\.[a-z0-9-]{3,32}\\.amazonaws\\.com(\\.cn)?");
    private static final List<String> NOTIFICATION = List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn",
            "Type");
    private static final List<String> CONFIRMATION = List.of("Message", "MessageId", "SubscribeURL", "Timestamp",
            "Token", "TopicArn", "Type");

    private final SnsWeb web;

    SnsMessages(SnsWeb web) {
        this.web = web;
    }

    /// @throws org.meridiem.kit.problem.ProblemException 401 when it is not signed by SNS for one of the topics
    void demandGenuine(JsonNode message, Set<String> topics) {
        if (!topics.contains(Reports.text(message, "TopicArn"))) {
            throw Provider.forged();
        }
        X509Certificate certificate = web.certificate(amazons(Reports.text(message, "SigningCertURL")));
        try {
            certificate.checkValidity();
            Signature check = Signature
                    .getInstance(Reports.text(message, "SignatureVersion").equals("2")
                            ? "SHA256withRSA"
                            : "SHA1withRSA");
            check.initVerify(certificate);
            check.update(signed(message).getBytes(StandardCharsets.UTF_8));
            if (!check.verify(Base64.getDecoder().decode(Reports.text(message, "Signature")))) {
                throw Provider.forged();
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw Provider.forged();
        }
    }

    /// Agrees to get a topic's messages.
    void confirm(JsonNode message) {
        web.visit(amazons(Reports.text(message, "SubscribeURL")));
    }

    /// What the signature is over.
    static String signed(JsonNode message) {
        var text = new StringBuilder();
        for (String member : Reports.text(message, "Type").equals("Notification") ? NOTIFICATION : CONFIRMATION) {
            if (message.hasNonNull(member)) {
                text.append(member).append('\n').append(Reports.text(message, member)).append('\n');
            }
        }
        return text.toString();
    }

    /// @throws org.meridiem.kit.problem.ProblemException 401 for any other host
    static URI amazons(String address) {
        try {
            URI url = URI.create(address);
            if ("https".equals(url.getScheme()) && url.getHost() != null && HOST.matcher(url.getHost()).matches()
                    && url.getPort() == -1 && url.getUserInfo() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw Provider.forged();
        }
        throw Provider.forged();
    }
}
