/** Learns figures and closing totals from the topics of gift-service and viewer-service. */
@NullMarked
package dev.ovation.stream.statistics;

import org.jspecify.annotations.NullMarked;
