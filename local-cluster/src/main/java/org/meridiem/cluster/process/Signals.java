package org.meridiem.cluster.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/// Sends signals that Java itself cannot send.
final class Signals {

    private Signals() {
    }

    static void send(Command.Signal signal, ProcessHandle process) {
        if (signal == Command.Signal.TERM) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + process.pid())
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor(5, TimeUnit.SECONDS);
        } catch (IOException _) {
            process.destroy();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
