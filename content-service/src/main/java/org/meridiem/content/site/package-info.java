/// The site itself: its name, its address, its navigation and what it says of its newsletter.
@NullMarked
package org.meridiem.content.site;

import org.jspecify.annotations.NullMarked;
