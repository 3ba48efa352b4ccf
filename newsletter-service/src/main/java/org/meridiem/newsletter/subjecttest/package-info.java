/// Several subjects of one issue, tried on a part of its audience: the rest gets the one that did best. Who gets which is a function of the issue and the subscriber.
@NullMarked
package org.meridiem.newsletter.subjecttest;

import org.jspecify.annotations.NullMarked;
