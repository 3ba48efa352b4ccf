package org.meridiem.content.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

/// Asks the operating system, with a limit of time that the JDK's own call has not.
///
/// That call blocks its thread in native code: it runs on a few platform threads of its own, so that a dead name server holds up nothing else.
@ApplicationScoped
class SystemResolver implements HostResolver {

    private static final int THREADS = 16;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(0, THREADS, 30, TimeUnit.SECONDS,
            new SynchronousQueue<>(), Thread.ofPlatform().daemon().name("host-resolver-", 0).factory());

    @Override
    public List<InetAddress> resolve(String host, Duration within) throws UnknownHostException, TimeoutException {
        Future<List<InetAddress>> answer;
        try {
            answer = threads.submit(() -> List.of(InetAddress.getAllByName(host)));
        } catch (RejectedExecutionException e) {
            throw new TimeoutException("all resolver threads wait");
        }
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new UnknownHostException(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
