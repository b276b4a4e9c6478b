/**
 * Events out of a service and into it: written in the transaction of the change they tell of, relayed to Kafka,
 * consumed once each. Knows no domain word.
 */
@NullMarked
package dev.ovation.outbox;

import org.jspecify.annotations.NullMarked;
