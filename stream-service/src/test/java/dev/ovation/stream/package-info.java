/** Fixtures and the tests that concern the whole service. */
package dev.ovation.stream;
