/** Measurements against peers: all legs of a scenario on one machine in one run, figures written by the run itself. */
@NullMarked
package dev.ovation.bench;

import org.jspecify.annotations.NullMarked;
