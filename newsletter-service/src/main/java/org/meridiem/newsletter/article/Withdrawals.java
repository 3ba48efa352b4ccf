package org.meridiem.newsletter.article;

import java.util.UUID;

/// Hears that an article is no longer public. Implemented by whoever keeps a copy or a reference.
public interface Withdrawals {
    /// Inside the transaction that writes the withdrawal.
    ///
    /// @param article the article
    void withdrawn(UUID article);
}
