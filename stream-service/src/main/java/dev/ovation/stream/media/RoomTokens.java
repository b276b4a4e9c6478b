package dev.ovation.stream.media;

/** Makes tokens for rooms; from any thread, without asking the media server. */
public interface RoomTokens {
    /** The broadcaster's identity in every room: one a stream, so that a reload replaces the old connection. */
    String BROADCASTER = "broadcaster";

    /** May subscribe; may not publish, send data, change itself or be seen. A fresh identity each time. */
    RoomToken viewer(String room);

    /** May publish camera, microphone and screen; may not subscribe or send data. */
    RoomToken broadcaster(String room);
}
