/** What is told of a stream's viewers: counts, who came and went, and the closing totals. */
@NullMarked
package dev.ovation.viewer.audience;

import org.jspecify.annotations.NullMarked;
