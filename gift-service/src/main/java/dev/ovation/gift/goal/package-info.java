/** Goals: how many coins a creator wants to reach with a stream, how far it is, and that it was reached, once. */
@NullMarked
package dev.ovation.gift.goal;

import org.jspecify.annotations.NullMarked;
