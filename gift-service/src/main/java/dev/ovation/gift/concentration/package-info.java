/** Alarms when a creator's coins of a day come from a few senders: stolen cards and mule streamers look like that. */
@NullMarked
package dev.ovation.gift.concentration;

import org.jspecify.annotations.NullMarked;
