/// The newspaper that a fresh local cluster shows: articles, people and pictures of an invented world, and what loads them.
///
/// The texts lie as files under `sample/` on the class path, one Markdown file with front matter per article, so that a
/// person can edit them. Everything goes into the cluster through the public APIs with a real token, as a newsroom's own
/// tools would do it; nothing here knows a table or a topic. Loading twice changes nothing.
@NullMarked
package org.meridiem.cluster.sample;

import org.jspecify.annotations.NullMarked;
