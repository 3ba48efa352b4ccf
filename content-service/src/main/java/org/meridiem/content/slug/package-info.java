/// The readable last part of an address: what one may be, and how one is made out of a title or a name.
///
/// Articles, sections, tags and authors share the rules, so that every address of the site looks and behaves alike.
@NullMarked
package org.meridiem.content.slug;

import org.jspecify.annotations.NullMarked;
