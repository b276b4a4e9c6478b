/** Coins that were bought elsewhere: a payment provider says so, signed, and a wallet is filled once. */
@NullMarked
package dev.ovation.gift.purchase;

import org.jspecify.annotations.NullMarked;
