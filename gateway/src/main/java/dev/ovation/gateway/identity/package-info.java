/** Tokens for people on one machine: the local issuer, absent in production. */
@NullMarked
package dev.ovation.gateway.identity;

import org.jspecify.annotations.NullMarked;
