/** What must run once per service however many replicas it has: a runner holds a lock in PostgreSQL while it works. */
@NullMarked
package dev.ovation.coordination;

import org.jspecify.annotations.NullMarked;
