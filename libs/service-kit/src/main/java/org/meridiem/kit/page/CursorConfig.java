package org.meridiem.kit.page;

import io.smallrye.config.ConfigMapping;

/// The key that seals cursors.
@ConfigMapping(prefix = "meridiem.cursor")
public interface CursorConfig {
    /// At least 16 characters, the same on every replica. Changing it makes cursors in flight invalid, no more.
    String secret();
}
