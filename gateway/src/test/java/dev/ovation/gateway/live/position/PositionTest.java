package dev.ovation.gateway.live.position;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class PositionTest {
    private final UUID stream = UUID.fromString("0198c0de-0000-7000-8000-00000000c0de");
    private final Position position = Position.of(stream, 42, new Offsets(1, 2, 3, Long.MAX_VALUE));

    @Test
    void shouldComeBackAsItWasWhenHandedBack() {
        String text = position.encode();
        assertTrue(text.matches("[A-Za-z0-9_-]{1,256}"));
        assertEquals(position, Position.decode(text));
        assertTrue(position.isOf(stream));
        assertFalse(position.isOf(UUID.randomUUID()));
    }

    @Test
    void shouldReadNothingWhenTextIsNotOurs() {
        assertNull(Position.decode(null));
        assertNull(Position.decode(""));
        assertNull(Position.decode("!!!"));
        assertNull(Position.decode("x".repeat(100_000)));
        assertNull(Position.decode(position.encode().substring(4)));
        assertNull(Position.decode(position.encode() + "AAAA"));
    }

    @Test
    void shouldReadNothingWhenAnyBitIsTurned() {
        byte[] bytes = Base64.getUrlDecoder().decode(position.encode());
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] turned = bytes.clone();
            turned[bit / 8] ^= (byte) (1 << bit % 8);
            assertNull(Position.decode(Base64.getUrlEncoder().withoutPadding().encodeToString(turned)), "bit " + bit);
        }
    }

    @Test
    void shouldReadNothingWhenOffsetsAreNegativeThoughTheChecksumFits() {
        byte[] bytes = Base64.getUrlDecoder().decode(position.encode());
        ByteBuffer buffer = ByteBuffer.wrap(bytes).putLong(13, -1);
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, bytes.length - 4);
        buffer.putInt(bytes.length - 4, (int) crc.getValue());
        assertNull(Position.decode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    }

    @Test
    void shouldNeverThrowWhenTextIsRandom() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertNull(Position.decode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
        }
        assertNotNull(Position.decode(position.encode()));
    }
}
