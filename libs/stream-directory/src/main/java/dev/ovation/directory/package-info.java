/** Which streams exist, whose they are and whether they are live, for services that don't own them. */
@NullMarked
package dev.ovation.directory;

import org.jspecify.annotations.NullMarked;
