package org.meridiem.content.media;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;

import io.quarkus.runtime.configuration.MemorySize;

/// The defaults, with another directory and small caps.
record TestMediaConfig(Path directory, long maxBytes, long maxPixels, long decodeBytes,
        int masterSide) implements MediaConfig {

    static TestMediaConfig in(Path directory) {
        return new TestMediaConfig(directory, 1_000_000, 4_000_000, 6_000_000, 1000);
    }

    @Override
    public MemorySize maxUploadSize() {
        return new MemorySize(BigInteger.valueOf(maxBytes));
    }

    @Override
    public MemorySize decodeMemory() {
        return new MemorySize(BigInteger.valueOf(decodeBytes));
    }

    @Override
    public int jpegQuality() {
        return 84;
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
}
