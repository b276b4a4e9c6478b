/** The one public door: who comes in, where requests go, what browsers are told while they watch. */
@NullMarked
package dev.ovation.gateway;

import org.jspecify.annotations.NullMarked;
