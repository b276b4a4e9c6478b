/** What every REST resource shares: who is calling, how a list is paged, how an error is told, how often one may ask. */
@NullMarked
package dev.ovation.api;

import org.jspecify.annotations.NullMarked;
