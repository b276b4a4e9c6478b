/** Pictures of streams: checked, re-encoded, kept and served. */
@NullMarked
package dev.ovation.stream.thumbnail;

import org.jspecify.annotations.NullMarked;
