/** Who sent most to a stream: exact when read, told at most once a second. */
@NullMarked
package dev.ovation.gift.leaderboard;

import org.jspecify.annotations.NullMarked;
