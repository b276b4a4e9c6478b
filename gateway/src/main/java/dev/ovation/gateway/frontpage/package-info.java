/** What a client reads first: configuration, the API's description, the pages behind problem types. */
@NullMarked
package dev.ovation.gateway.frontpage;

import org.jspecify.annotations.NullMarked;
