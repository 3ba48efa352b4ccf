/// What readers look for, by words, beside every filter of the lists; and what else they may want to read.
///
/// Invariants: only `search_document` is searched, where nothing is that readers do not see; a search costs at most three statements, each of which
/// ends in time or answers 503; nothing that a client sent becomes part of a statement's text.
@NullMarked
package org.meridiem.content.search;

import org.jspecify.annotations.NullMarked;
