package org.meridiem.content.transfer;

/// Where a job stands.
enum JobState {
    /// Waits for a worker.
    PENDING,
    /// A worker is at it.
    RUNNING,
    /// Finished; the report says how.
    DONE,
    /// Ended before its end; `problem` says why.
    FAILED,
    /// Called off.
    CANCELLED
}
