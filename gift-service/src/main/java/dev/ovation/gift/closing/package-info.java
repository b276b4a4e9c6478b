/** The end of a stream: no more gifts, then what it earned, once. */
@NullMarked
package dev.ovation.gift.closing;

import org.jspecify.annotations.NullMarked;
