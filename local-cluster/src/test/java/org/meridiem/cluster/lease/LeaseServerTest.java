package org.meridiem.cluster.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meridiem.cluster.Endpoints;

class LeaseServerTest {

    private static final String TOKEN = "secret";
    private static final Duration GRACE = Duration.ofSeconds(1);

    private LeaseServer server;
    private CompletableFuture<Void> end;

    @BeforeEach
    void start() throws IOException {
        server = new LeaseServer(TOKEN, GRACE);
        end = CompletableFuture.runAsync(() -> {
            try {
                server.awaitEnd();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void itEndsWhenNobodyCameInTime() throws Exception {
        end.get(30, TimeUnit.SECONDS);
    }

    @Test
    void anOpenLeaseKeepsItAndClosingTheLastOneEndsIt() throws Exception {
        try (Client two = new Client("lease " + TOKEN)) {
            try (Client one = new Client("lease " + TOKEN)) {
                assertThat(one.answer()).isEqualTo("ok");
                assertThat(two.answer()).isEqualTo("ok");
            }
            Thread.sleep(GRACE.multipliedBy(2));
            assertThat(end).isNotDone();
        }
        end.get(30, TimeUnit.SECONDS);
    }

    @Test
    void whoComesTooLateIsTold() throws Exception {
        end.get(30, TimeUnit.SECONDS);
        try (Client late = new Client("lease " + TOKEN)) {
            assertThat(late.answer()).isEqualTo("closing");
        }
    }

    @Test
    void aRetiredOneServesItsLeasesAndTakesNoOthers() throws Exception {
        try (Client old = new Client("lease " + TOKEN)) {
            assertThat(old.answer()).isEqualTo("ok");
            try (Client retire = new Client("retire " + TOKEN)) {
                assertThat(retire.answer()).isEqualTo("ok");
            }
            try (Client young = new Client("lease " + TOKEN)) {
                assertThat(young.answer()).isEqualTo("closing");
            }
            assertThat(end).isNotDone();
        }
        end.get(30, TimeUnit.SECONDS);
    }

    @Test
    void aNameBelongsToOneAtATime() throws Exception {
        try (Client first = new Client("exclusive " + TOKEN + " kafka");
                Client other = new Client("exclusive " + TOKEN + " else")) {
            assertThat(first.answer()).isEqualTo("ok");
            assertThat(other.answer()).isEqualTo("ok");
            try (Client second = new Client("exclusive " + TOKEN + " kafka")) {
                assertThat(second.answer()).isEqualTo("busy");
            }
        }
        assertThat(answerInTime("exclusive " + TOKEN + " kafka")).isEqualTo("ok");
    }

    @Test
    void nobodyGetsALeaseWithoutTheToken() throws Exception {
        try (Client stranger = new Client("lease guess"); Client silent = new Client("lease")) {
            assertThat(stranger.answer()).isEqualTo("refused");
            assertThat(silent.answer()).isEqualTo("refused");
        }
    }

    /// Asks until the server has seen the one before go.
    private String answerInTime(String question) throws IOException {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        String answer;
        do {
            try (Client client = new Client(question)) {
                answer = client.answer();
            }
        } while (answer.equals("busy") && System.nanoTime() < patience);
        return answer;
    }

    private final class Client implements AutoCloseable {

        private final Socket socket = new Socket();

        Client(String line) throws IOException {
            socket.connect(Endpoints.loopback(server.port()));
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        }

        String answer() {
            try {
                return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
