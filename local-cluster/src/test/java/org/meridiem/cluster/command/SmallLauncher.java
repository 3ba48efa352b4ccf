package org.meridiem.cluster.command;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.meridiem.cluster.ClusterException;
import org.meridiem.cluster.ClusterOptions;
import org.meridiem.cluster.Layout;
import org.meridiem.cluster.Part;
import org.meridiem.cluster.Ports;

/// The launcher with the database and the mail server alone: `ROOT DIRECTORY [--fresh]`.
final class SmallLauncher {

    private SmallLauncher() {
    }

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        Layout layout = Layout.of(Path.of(arguments[0]), Path.of(arguments[1]));
        ClusterOptions options = new ClusterOptions(layout, Ports.from(System.getenv()),
                EnumSet.of(Part.POSTGRES, Part.MAIL), false);
        try {
            new StartCommand(options, List.of(arguments).contains("--fresh"), false, new Console(System.out)).run();
        } catch (ClusterException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }
}
