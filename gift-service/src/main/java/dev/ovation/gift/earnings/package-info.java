/** What a creator earned: the balance, from which streams and days, by whom, and a statement to take away. */
@NullMarked
package dev.ovation.gift.earnings;

import org.jspecify.annotations.NullMarked;
