/// How others find and follow the site: feeds, site maps, robots.txt, oEmbed.
///
/// Invariants: each document keeps the rules of its format whatever editors write; every address in it is built from the site's configured one; only published
/// articles are in it.
@NullMarked
package org.meridiem.content.discovery;

import org.jspecify.annotations.NullMarked;
