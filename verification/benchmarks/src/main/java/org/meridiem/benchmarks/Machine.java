package org.meridiem.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Map;

/// Where it was measured.
final class Machine {

    private Machine() {
    }

    static Map<String, Object> now() {
        return Map.of("processors", Runtime.getRuntime().availableProcessors(), "os",
                System.getProperty("os.name") + " " + System.getProperty("os.arch"), "java",
                System.getProperty("java.runtime.version"), "loadAverage",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
