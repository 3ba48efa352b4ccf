package org.meridiem.trending.lists;

import java.util.Optional;

import org.meridiem.trending.key.ListKey;

/// Wants to know what becomes of the lists of this replica. Every bean of this type is told, by the thread that reads the lists: it must not wait for anybody.
public interface ListListener {

    /// A list looks different from now on; whoever asks for it gets the new one already. Also told while lists are being read after a start.
    ///
    /// @param before how it looked; empty when this replica did not have it
    void changed(ListKey key, Optional<ListView> before, ListView after);
}
