/** Which service answers a request, and how a request gets there and back or is refused at the door. */
@NullMarked
package dev.ovation.gateway.routing;

import org.jspecify.annotations.NullMarked;
