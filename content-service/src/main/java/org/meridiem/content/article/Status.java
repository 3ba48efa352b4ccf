package org.meridiem.content.article;

/// Where an article stands in the workflow.
public enum Status {
    /// Being written.
    DRAFT,
    /// Handed in, waits for an editor.
    IN_REVIEW,
    /// Good to go out.
    APPROVED,
    /// Goes out by itself at a set time.
    SCHEDULED,
    /// Public. Later edits make a working draft beside what is public.
    PUBLISHED,
    /// Was public; readers are told that it is gone.
    UNPUBLISHED,
    /// Had to go; every copy is to be erased.
    TAKEN_DOWN,
    /// Put aside.
    ARCHIVED
}
