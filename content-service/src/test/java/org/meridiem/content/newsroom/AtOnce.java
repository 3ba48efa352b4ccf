package org.meridiem.content.newsroom;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Lets many do something at the same moment.
public final class AtOnce {

    private AtOnce() {
    }

    /// What one of many does.
    ///
    /// @param <T> what comes of it
    public interface Act<T> {
        /// Does it.
        ///
        /// @param number from 0
        T run(int number) throws Exception;
    }

    /// Runs the act so many times, and waits for all. A failure of any is thrown.
    public static <T> List<T> all(int count, Act<T> act) throws Exception {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            tasks.add(() -> act.run(number));
        }
        return all(tasks);
    }

    /// Runs different acts, and waits for all. A failure of any is thrown.
    public static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> task : tasks) {
                futures.add(threads.submit(() -> {
                    go.await();
                    return task.call();
                }));
            }
            go.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }
}
