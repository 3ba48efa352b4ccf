package org.meridiem.content.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Objects in a bucket: `<prefix><id>/<variant>`, whose content type says what they are.
///
/// The store itself makes sure that nobody sees a part of an object. Whatever is wrong with it ends in an [IOException].
final class S3MediaStore implements MediaStore {

    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String bucket;
    private final String prefix;

    /// @throws IllegalArgumentException when no bucket is configured, or only half of the keys
    S3MediaStore(S3Config config) {
        this.bucket = config.bucket().orElseThrow(
                () -> new IllegalArgumentException("meridiem.media.store=s3 needs meridiem.media.s3.bucket"));
        this.prefix = config.prefix().orElse("");
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(config.region()))
                .forcePathStyle(config.pathStyle())
                .credentialsProvider(credentials(config))
                // Not all stores know the checksums that Amazon's SDK sends unasked.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                // The JDK's client would send a file over a kept connection that the store has closed meanwhile, and could not repeat it.
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(config.maxConnections())
                        .connectionTimeout(config.connectTimeout())
                        .connectionAcquisitionTimeout(config.callTimeout()).socketTimeout(config.callTimeout()))
                .overrideConfiguration(override -> override.apiCallTimeout(config.callTimeout())
                        .retryStrategy(retry -> retry.maxAttempts(config.attempts())));
        config.endpoint().ifPresent(builder::endpointOverride);
        this.client = builder.build();
    }

    @Override
    public void put(MediaKey key, ImageFormat format, Path file) throws IOException {
        try {
            client.putObject(put -> put.bucket(bucket).key(name(key)).contentType(format.contentType()),
                    RequestBody.fromFile(file));
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<StoredImage> find(MediaKey key) throws IOException {
        try {
            HeadObjectResponse head = client.headObject(request -> request.bucket(bucket).key(name(key)));
            return ImageFormat.ofContentType(head.contentType())
                    .map(format -> new StoredImage(format, head.contentLength(), () -> open(key)));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw failed(e);
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public void deleteAll(UUID media) throws IOException {
        try {
            for (ListObjectsV2Response page : client
                    .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix + media + "/"))) {
                List<ObjectIdentifier> objects = page.contents().stream()
                        .map(object -> ObjectIdentifier.builder().key(object.key()).build()).toList();
                if (!objects.isEmpty()) {
                    delete(objects);
                }
            }
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private void delete(List<ObjectIdentifier> objects) throws IOException {
        DeleteObjectsResponse answer = client
                .deleteObjects(request -> request.bucket(bucket).delete(delete -> delete.objects(objects).quiet(true)));
        if (answer.hasErrors() && !answer.errors().isEmpty()) {
            throw new IOException("objects stay in the store: " + answer.errors().getFirst().code());
        }
    }

    private InputStream open(MediaKey key) throws IOException {
        try {
            return client.getObject(request -> request.bucket(bucket).key(name(key)));
        } catch (SdkException e) {
            throw failed(e);
        }
    }

    private String name(MediaKey key) {
        return prefix + key.media() + "/" + key.variant();
    }

    private static IOException failed(SdkException e) {
        return new IOException("the object store fails", e);
    }

    private static AwsCredentialsProvider credentials(S3Config config) {
        if (config.accessKey().isPresent() != config.secretKey().isPresent()) {
            throw new IllegalArgumentException(
                    "meridiem.media.s3.access-key and meridiem.media.s3.secret-key go together");
        }
        return config.accessKey().isEmpty()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(config.accessKey().orElseThrow(), config.secretKey().orElseThrow()));
    }
}
