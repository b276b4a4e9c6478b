package dev.ovation.gateway.live.position;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * How far a client has seen a stream; it keeps the text and hands it back. Not a secret and not proof of anything: a
 * forged one costs its forger a reload.
 *
 * @param stream a hash of the stream's id
 * @param epoch of the topics: their identities and partition counts
 */
public record Position(long stream, int epoch, Offsets next) {
    private static final byte VERSION = 1;
    private static final int BODY = 1 + Long.BYTES + Integer.BYTES + 4 * Long.BYTES;
    private static final int LENGTH = BODY + Integer.BYTES;
    private static final int LONGEST_TEXT = 256;

    public static Position of(UUID streamId, int epoch, Offsets next) {
        return new Position(hash(streamId), epoch, next);
    }

    /** Whether it was given for this stream, whatever has become of the topics since. */
    public boolean isOf(UUID streamId) {
        return stream == hash(streamId);
    }

    /** Base64url of version, stream, epoch, four offsets and a CRC over them. */
    public String encode() {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH)
                .put(VERSION)
                .putLong(stream)
                .putInt(epoch)
                .putLong(next.streams())
                .putLong(next.chat())
                .putLong(next.gifts())
                .putLong(next.viewers());
        bytes.putInt(checksum(bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Reads a client's text; null for anything we did not write. */
    public static @Nullable Position decode(@Nullable String text) {
        if (text == null || text.length() > LONGEST_TEXT) {
            return null;
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length != LENGTH || buffer.get() != VERSION || buffer.getInt(BODY) != checksum(bytes)) {
            return null;
        }
        Position position = new Position(
                buffer.getLong(),
                buffer.getInt(),
                new Offsets(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong()));
        return position.next.reaches(Offsets.ZERO) ? position : null;
    }

    private static int checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, BODY);
        return (int) crc.getValue();
    }

    private static long hash(UUID streamId) {
        return streamId.getMostSignificantBits() * 31 + streamId.getLeastSignificantBits();
    }
}
