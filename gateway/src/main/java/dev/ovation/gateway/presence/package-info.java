/** Telling viewer-service who watches here. */
@NullMarked
package dev.ovation.gateway.presence;

import org.jspecify.annotations.NullMarked;
