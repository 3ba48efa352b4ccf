/// Tags: what articles are about. Flat, unique by slug, shared by all sections.
@NullMarked
package org.meridiem.content.tag;

import org.jspecify.annotations.NullMarked;
