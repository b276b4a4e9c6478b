/** Sending a gift: paid, recorded and told in one transaction, once per key. */
@NullMarked
package dev.ovation.gift.sending;

import org.jspecify.annotations.NullMarked;
