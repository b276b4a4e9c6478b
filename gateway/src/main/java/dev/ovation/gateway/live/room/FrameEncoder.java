package dev.ovation.gateway.live.room;

/** Encodes a message once, for any number of sockets. The caller holds the frame and releases it. */
public interface FrameEncoder {
    Frame encode(byte[] utf8);
}
