/// The way of an article from draft to reader and back: transitions asked for by editors, and the scheduled ones that the clock makes.
///
/// Which steps there are says [org.meridiem.content.article.Transition], who may take them [org.meridiem.content.article.ArticlePolicy];
/// what they do in public is in the package publication. Every step leaves a line in the history that never changes.
@NullMarked
package org.meridiem.content.workflow;

import org.jspecify.annotations.NullMarked;
