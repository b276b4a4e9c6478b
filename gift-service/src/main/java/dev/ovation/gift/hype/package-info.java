/** Hype trains: enough people give within a window, and together they take level after level until time runs out. */
@NullMarked
package dev.ovation.gift.hype;

import org.jspecify.annotations.NullMarked;
