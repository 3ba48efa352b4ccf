/// How public answers are kept: by browsers, by a content delivery network, and as prepared bytes in every replica. Validators, lifetimes, purges.
///
/// A request that the [CacheFilter] cannot answer goes on to its resource with a [Load]; the resource answers through [PublicAnswers], which
/// keeps what it made. [Purges] outdates it, here after the commit and everywhere through Kafka ([PurgeStream]).
@NullMarked
package org.meridiem.content.caching;

import org.jspecify.annotations.NullMarked;
