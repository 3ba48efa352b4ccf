/// Lists in pages: keyset cursors that nobody can forge, and the shape of a page.
@NullMarked
package org.meridiem.kit.page;

import org.jspecify.annotations.NullMarked;
