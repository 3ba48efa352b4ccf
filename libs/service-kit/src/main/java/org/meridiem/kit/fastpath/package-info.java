/// The way of a service's most frequent requests past the framework: answered on the connection, in bytes that are ready.
///
/// What a [FastPath] declines, and whatever is unusual about a connection or a request, goes the ordinary way and gets the same answer there.
@NullMarked
package org.meridiem.kit.fastpath;

import org.jspecify.annotations.NullMarked;
