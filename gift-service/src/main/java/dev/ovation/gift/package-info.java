/** gift-service: what a gift costs, who can pay it, who sent most, and what a stream earned when it is over. */
@NullMarked
package dev.ovation.gift;

import org.jspecify.annotations.NullMarked;
