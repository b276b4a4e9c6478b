/** Who is there now, as gateways and clients without a socket report it, and who is so no longer. */
@NullMarked
package dev.ovation.viewer.presence;

import org.jspecify.annotations.NullMarked;
