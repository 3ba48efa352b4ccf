package org.meridiem.content.article;

/// What is left in public of an article that once was public. Implemented where things become public.
public interface PublicTrace {

    /// The article is deleted for good: readers and other services are told so. Called in the transaction that deletes it.
    void articleDeleted(Article article);
}
