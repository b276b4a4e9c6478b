/** Who watches: presence, counts and the history of views. */
@NullMarked
package dev.ovation.viewer;

import org.jspecify.annotations.NullMarked;
