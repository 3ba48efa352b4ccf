/// Redirects that editors set: old addresses that lead to an article, a section or any address, or that are gone.
///
/// Invariants: a redirect answers only where nothing else does; no chain of redirects of the site's own paths ends where it began; what leads
/// to an article follows its slug.
@NullMarked
package org.meridiem.content.redirect;

import org.jspecify.annotations.NullMarked;
