/** The engines Ovation runs on, on one machine and without containers: PostgreSQL, Kafka, keys and test tokens. */
@NullMarked
package dev.ovation.local;

import org.jspecify.annotations.NullMarked;
