/// Where the news site and this service are to be found from outside: every link in a mail or page is made here, none from a request's Host header.
@NullMarked
package org.meridiem.newsletter.site;

import org.jspecify.annotations.NullMarked;
