/** Journeys over all processes: the suite is started as a person starts it, and everything goes through the gateway. */
@NullMarked
package dev.ovation.local.journeys;

import org.jspecify.annotations.NullMarked;
