/** The gifts that are offered. */
@NullMarked
package dev.ovation.gift.catalog;

import org.jspecify.annotations.NullMarked;
