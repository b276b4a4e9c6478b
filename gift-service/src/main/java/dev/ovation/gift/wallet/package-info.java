/** What a user can spend, what became of it, and how coins are bought. */
@NullMarked
package dev.ovation.gift.wallet;

import org.jspecify.annotations.NullMarked;
