/// Lists as they change, to whoever listens: server-sent events on the event loop, without a thread and without a copy of the bytes for each listener.
@NullMarked
package org.meridiem.trending.stream;

import org.jspecify.annotations.NullMarked;
