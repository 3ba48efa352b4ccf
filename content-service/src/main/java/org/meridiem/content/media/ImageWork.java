package org.meridiem.content.media;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// Threads that decode and scale. Few, because each takes a core and tens of megabytes; platform threads, because the native decoders would pin
/// the carriers that all other requests need.
@ApplicationScoped
class ImageWork {

    private static final Logger LOG = Logger.getLogger(ImageWork.class);

    private final ThreadPoolExecutor threads;
    private final long timeoutMillis;

    ImageWork(MediaConfig config) {
        this.timeoutMillis = config.workTimeout().toMillis();
        this.threads = new ThreadPoolExecutor(config.concurrentWork(), config.concurrentWork(), 30, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(config.waitingWork()), Thread.ofPlatform().daemon().name("image-work-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// Begins work.
    ///
    /// @throws ProblemException 503 when too much is waiting already
    <T> CompletableFuture<T> begin(Callable<T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> {
                try {
                    return work.call();
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            }, threads);
        } catch (RejectedExecutionException e) {
            throw busy();
        }
    }

    /// Waits for work.
    ///
    /// @throws ProblemException what the work threw, or 503 when it takes too long or the machine failed it
    <T> T await(CompletableFuture<T> work) {
        try {
            return work.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException e) {
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return switch (cause) {
            case ProblemException problem -> problem;
            case IOException disk -> storeAway(disk);
            case OutOfMemoryError memory -> {
                LOG.error("picture needs more memory than there is", memory);
                yield ProblemType.UNAVAILABLE.with("There is not enough memory for this picture just now.").header("Retry-After", "30");
            }
            default -> new IllegalStateException("image work failed", cause);
        };
    }

    /// The answer when files cannot be read or written.
    static ProblemException storeAway(IOException failure) {
        LOG.error("media store fails", failure);
        return ProblemType.UNAVAILABLE.with("The media store cannot be used.").header("Retry-After", "10");
    }

    private static ProblemException busy() {
        return ProblemType.UNAVAILABLE.with("Too many pictures are being worked on.").header("Retry-After", "5");
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
