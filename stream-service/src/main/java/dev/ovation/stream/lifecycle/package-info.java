/** Watches broadcasters come and go and ends the streams they abandoned. */
@NullMarked
package dev.ovation.stream.lifecycle;

import org.jspecify.annotations.NullMarked;
