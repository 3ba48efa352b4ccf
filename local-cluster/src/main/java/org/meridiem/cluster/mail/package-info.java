/// A mail server that delivers nothing: what is sent to it can be read over HTTP, by people and by tests.
@NullMarked
package org.meridiem.cluster.mail;

import org.jspecify.annotations.NullMarked;
