/// How public answers are kept by browsers and by a content delivery network: validators, lifetimes, purge tags.
@NullMarked
package org.meridiem.content.caching;

import org.jspecify.annotations.NullMarked;
