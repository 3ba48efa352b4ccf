/// The media library: pictures with their texts, and the files that readers' browsers fetch.
///
/// Nothing that was uploaded is ever served: the picture is decoded under caps of bytes, pixels and memory, turned upright, scaled to a master and written
/// anew, so that neither metadata nor anything hidden behind the pixels survives. Renditions are made from the master when somebody first asks for one.
/// Image work runs on threads of its own, never on the event loop and never on the carriers of virtual threads.
///
/// JPEG, PNG, GIF of one frame and SVG are taken; films, WebP and all else are refused by their content, whatever their name says. A drawing is parsed,
/// and what draws is written anew.
@NullMarked
package org.meridiem.content.media;

import org.jspecify.annotations.NullMarked;
