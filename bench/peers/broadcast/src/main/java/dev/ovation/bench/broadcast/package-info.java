/** Fan-out with WebSockets Next as it comes: what a Quarkus application does that follows the guide. */
@org.jspecify.annotations.NullMarked
package dev.ovation.bench.broadcast;
