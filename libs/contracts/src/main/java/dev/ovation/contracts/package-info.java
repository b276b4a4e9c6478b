/** What the services tell each other and the world: event records, the table of event types, topics and headers. */
@NullMarked
package dev.ovation.contracts;

import org.jspecify.annotations.NullMarked;
