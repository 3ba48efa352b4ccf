package org.meridiem.newsletter.bounce;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.quarkus.arc.DefaultBean;

/// Amazon over HTTPS: no redirects, little time, few bytes. Certificates are kept for a day.
@Singleton
@DefaultBean
class AmazonWeb implements SnsWeb {

    private static final int MAX_BYTES = 64 * 1024;
    private static final int OK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final Cache<URI, X509Certificate> certificates = Caffeine.newBuilder().maximumSize(100)
            .expireAfterWrite(Duration.ofDays(1)).build();

    @Override
    public X509Certificate certificate(URI address) {
        return certificates.get(address, wanted -> {
            try {
                return (X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(fetch(wanted)));
            } catch (CertificateException e) {
                throw Provider.forged();
            }
        });
    }

    @Override
    public void visit(URI address) {
        fetch(address);
    }

    @PreDestroy
    void close() {
        client.close();
    }

    private byte[] fetch(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
        try {
            HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                byte[] bytes = body.readNBytes(MAX_BYTES);
                if (answer.statusCode() != OK) {
                    throw away();
                }
                return bytes;
            }
        } catch (IOException e) {
            throw away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away();
        }
    }

    private static ProblemException away() {
        return ProblemType.UNAVAILABLE.with("Amazon cannot be asked at the moment.").header("Retry-After", "60");
    }
}
