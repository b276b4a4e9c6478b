/** Taking a sent gift back: the opposite transfers, once. */
@NullMarked
package dev.ovation.gift.reversal;

import org.jspecify.annotations.NullMarked;
