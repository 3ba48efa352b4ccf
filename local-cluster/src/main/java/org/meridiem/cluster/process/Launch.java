package org.meridiem.cluster.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Turns a command into one that runs in a session of its own, out of reach of the terminal's Ctrl-C, and that has
/// written its pid file before its first instruction. The process keeps one pid all along.
final class Launch {

    private static final String WRITE_PID = "echo \"$$ $1\" > \"$0\"; shift; exec \"$@\"";
    private static final String PERL_SETSID = "use POSIX (); POSIX::setsid(); exec { $ARGV[0] } @ARGV or die $!";
    private static final List<String> OWN_SESSION = ownSession();

    private Launch() {
    }

    static List<String> line(Command command, Path pidFile) {
        List<String> line = new ArrayList<>(OWN_SESSION);
        line.addAll(List.of("/bin/sh", "-c", WRITE_PID, pidFile.toString(), command.stop().name()));
        line.addAll(command.line());
        return line;
    }

    static List<String> detached(List<String> command) {
        List<String> line = new ArrayList<>(OWN_SESSION);
        line.addAll(command);
        return line;
    }

    private static List<String> ownSession() {
        Path setsid = Path.of("/usr/bin/setsid");
        Path perl = Path.of("/usr/bin/perl");
        if (Files.isExecutable(setsid)) {
            return List.of(setsid.toString());
        }
        return Files.isExecutable(perl) ? List.of(perl.toString(), "-e", PERL_SETSID) : List.of();
    }
}
