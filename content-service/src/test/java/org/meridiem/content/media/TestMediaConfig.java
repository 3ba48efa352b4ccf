package org.meridiem.content.media;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import io.quarkus.runtime.configuration.MemorySize;

/// The defaults, with another directory and small caps.
record TestMediaConfig(Path directory, long maxBytes, long maxPixels, long decodeBytes,
        int masterSide, long sizesBytes) implements MediaConfig {

    static TestMediaConfig in(Path directory) {
        return new TestMediaConfig(directory, 1_000_000, 4_000_000, 6_000_000, 1000, 1_000_000);
    }

    @Override
    public StoreKind store() {
        return StoreKind.LOCAL;
    }

    @Override
    public S3Config s3() {
        return new S3(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public MemorySize maxUploadSize() {
        return bytes(maxBytes);
    }

    @Override
    public MemorySize maxSvgSize() {
        return bytes(200_000);
    }

    @Override
    public MemorySize decodeMemory() {
        return bytes(decodeBytes);
    }

    @Override
    public int jpegQuality() {
        return 84;
    }

    @Override
    public int webpQuality() {
        return 80;
    }

    @Override
    public long maxOutputPixels() {
        return 1_000_000;
    }

    @Override
    public Path sizesDirectory() {
        return directory.resolve("sizes");
    }

    @Override
    public MemorySize sizesCache() {
        return bytes(sizesBytes);
    }

    @Override
    public int concurrentWork() {
        return 1;
    }

    @Override
    public int waitingWork() {
        return 2;
    }

    @Override
    public Duration workTimeout() {
        return Duration.ofSeconds(30);
    }

    private static MemorySize bytes(long bytes) {
        return new MemorySize(BigInteger.valueOf(bytes));
    }

    /// A store on this machine.
    record S3(Optional<String> bucket, Optional<URI> endpoint, Optional<String> accessKey,
            Optional<String> secretKey) implements S3Config {

        @Override
        public String region() {
            return "us-east-1";
        }

        @Override
        public boolean pathStyle() {
            return true;
        }

        @Override
        public Optional<String> prefix() {
            return Optional.of("media/");
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration callTimeout() {
            return Duration.ofSeconds(20);
        }

        @Override
        public int maxConnections() {
            return 20;
        }

        @Override
        public int attempts() {
            return 2;
        }
    }
}
