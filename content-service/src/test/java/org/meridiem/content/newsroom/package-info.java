/// What tests need of a newsroom: people who write over the API, articles to write, events to wait for.
@NullMarked
package org.meridiem.content.newsroom;

import org.jspecify.annotations.NullMarked;
