/** What the component tests of this service share. */
package dev.ovation.viewer;
