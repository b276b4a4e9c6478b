package dev.ovation.stream.media;

import org.jspecify.annotations.Nullable;

/**
 * Something may have happened to a room's broadcaster. Only a reason to look: a hint may be late, lost, repeated or out
 * of order, and decides nothing.
 *
 * @param timedOutSid the session whose connection the media server gave up waiting for, or null
 */
public record RoomHint(String room, @Nullable String timedOutSid) {}
