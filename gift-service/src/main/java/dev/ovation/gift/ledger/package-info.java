/** The ledger as a whole: the proof that balances, boards and gifts are what was booked. */
@NullMarked
package dev.ovation.gift.ledger;

import org.jspecify.annotations.NullMarked;
