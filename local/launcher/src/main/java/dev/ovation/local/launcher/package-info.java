/** The launcher behind {@code ./ovation}: builds, starts, watches, restarts and stops the suite on one machine. */
@NullMarked
package dev.ovation.local.launcher;

import org.jspecify.annotations.NullMarked;
