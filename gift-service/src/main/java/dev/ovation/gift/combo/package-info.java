/** Combos: sends of one gift that follow each other, and the end of each, once. */
@NullMarked
package dev.ovation.gift.combo;

import org.jspecify.annotations.NullMarked;
