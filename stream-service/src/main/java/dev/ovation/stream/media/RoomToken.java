package dev.ovation.stream.media;

import java.time.Instant;

/**
 * Lets one participant into one room.
 *
 * @param url what to connect to
 * @param expiresAt until when it may be used to join
 */
public record RoomToken(String token, String url, String room, String identity, Instant expiresAt) {}
