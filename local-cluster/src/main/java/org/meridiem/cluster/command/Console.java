package org.meridiem.cluster.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/// The person at the terminal.
public final class Console {

    private final PrintStream out;
    private final long begin = System.nanoTime();

    /// Time is counted from now on.
    ///
    /// @param out where lines go
    public Console(PrintStream out) {
        this.out = out;
    }

    /// Says something.
    ///
    /// @param text one line or several
    public void say(String text) {
        out.println(text);
        out.flush();
    }

    /// Says that something has been reached, and when.
    ///
    /// @param text one line
    public void progress(String text) {
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0;
        say(String.format(Locale.ROOT, "%6.1f s  %s", seconds, text));
    }
}
