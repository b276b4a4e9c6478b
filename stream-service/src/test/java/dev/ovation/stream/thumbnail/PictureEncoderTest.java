package dev.ovation.stream.thumbnail;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureEncoderTest {

    static Stream<Arguments> uploads() {
        return Stream.of(
                Arguments.of(PictureFormat.PNG, Pictures.of("png", 640, 480)),
                Arguments.of(PictureFormat.PNG, Pictures.of("png", 3, 900)),
                Arguments.of(PictureFormat.JPEG, Pictures.of("jpeg", 4000, 3000)),
                Arguments.of(PictureFormat.WEBP, Pictures.webp()));
    }

    @ParameterizedTest
    @MethodSource("uploads")
    void shouldMakeEachPictureA720pJpeg(PictureFormat format, byte[] file) throws Exception {
        // When
        byte[] jpeg = PictureEncoder.encode(file, PictureFormat.of(file).orElseThrow());

        // Then
        assertEquals(format, PictureFormat.of(file).orElseThrow());
        assertEquals(PictureFormat.JPEG, PictureFormat.of(jpeg).orElseThrow());
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertEquals(1280, picture.getWidth());
        assertEquals(720, picture.getHeight());
    }

    @Test
    void shouldKeepTheColours() throws Exception {
        // When
        byte[] jpeg = PictureEncoder.encode(Pictures.of("png", 640, 480), PictureFormat.PNG);

        // Then
        Color middle = new Color(ImageIO.read(new ByteArrayInputStream(jpeg)).getRGB(640, 360));
        assertTrue(middle.getRed() > 240 && middle.getGreen() > 180 && middle.getBlue() < 30, middle.toString());
    }

    @Test
    void shouldRefuseABombBeforeItUnpacks() {
        // Given
        byte[] bomb = withPngSize(Pictures.of("png", 8, 8), 30_000, 30_000);

        // Then
        assertThrows(PictureEncoder.TooManyPixels.class, () -> PictureEncoder.encode(bomb, PictureFormat.PNG));
    }

    @Test
    void shouldUnpackNoMoreThanThirtyTwoMebibytes() throws Exception {
        // Given
        byte[] deep = Pictures.deepPng(5000, 5000);
        assertTrue(deep.length < 400_000, deep.length + " bytes");

        // When
        BufferedImage unpacked = PictureEncoder.unpack(deep, PictureFormat.PNG);

        // Then
        long bytes = 8L * unpacked.getWidth() * unpacked.getHeight();
        assertTrue(bytes <= 32 * 1024 * 1024, bytes + " bytes");
        assertTrue(unpacked.getWidth() >= 1280 && unpacked.getHeight() >= 720, unpacked.toString());
    }

    @Test
    void shouldShowADeepPictureInItsColours() throws Exception {
        // When
        byte[] jpeg = PictureEncoder.encode(Pictures.deepPng(5000, 5000), PictureFormat.PNG);

        // Then
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        for (int y = 0; y < 720; y += 9) {
            Color there = new Color(picture.getRGB(640, y));
            assertTrue(there.getRed() > 240 && there.getGreen() > 180 && there.getBlue() < 30, y + ": " + there);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "640, 480, 3, 1",
        "5120, 2880, 1, 2",
        "4000, 3000, 3, 2",
        "5000, 5000, 4, 2",
        "5000, 5000, 8, 3",
        "12000, 2083, 8, 3"
    })
    void shouldLeaveOutAsManyPixelsAsItMust(int width, int height, int bytesPerPixel, int every) {
        assertEquals(every, PictureEncoder.every(width, height, bytesPerPixel));
    }

    static Stream<Arguments> whatReadersHold() throws IOException {
        byte[] jpeg = Pictures.jpeg(64, 64, false);
        byte[] progressive = Pictures.jpeg(64, 64, true);
        return Stream.of(
                Arguments.of(
                        "a lossy WebP of a screen", PictureFormat.WEBP, webp("VP8 ", 2560, 1440), 2560 * 1440, true),
                Arguments.of(
                        "a lossy WebP of a camera", PictureFormat.WEBP, webp("VP8 ", 4000, 3000), 12_000_000, false),
                Arguments.of(
                        "a lossless WebP of a camera", PictureFormat.WEBP, webp("VP8L", 4000, 3000), 12_000_000, true),
                Arguments.of(
                        "a lossless WebP of a wall", PictureFormat.WEBP, webp("VP8L", 5000, 5000), 25_000_000, false),
                Arguments.of("a JPEG of a wall", PictureFormat.JPEG, jpeg, 25_000_000, true),
                Arguments.of("a progressive JPEG of a camera", PictureFormat.JPEG, progressive, 12_000_000, true),
                Arguments.of("a progressive JPEG of a wall", PictureFormat.JPEG, progressive, 25_000_000, false),
                Arguments.of("a PNG of a wall", PictureFormat.PNG, Pictures.of("png", 64, 64), 25_000_000, true),
                Arguments.of(
                        "a PNG of a larger one", PictureFormat.PNG, Pictures.of("png", 64, 64), 25_000_001, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatReadersHold")
    void shouldRefuseWhatItsReaderWouldHoldTooMuchOf(
            String kind, PictureFormat format, byte[] file, long pixels, boolean taken) {
        Executable when = () -> PictureEncoder.requireRoom(file, format, pixels);
        if (taken) {
            assertDoesNotThrow(when, kind);
        } else {
            assertThrows(PictureEncoder.TooManyPixels.class, when, kind);
        }
    }

    @Test
    void shouldRefuseAFrameThatIsLargerThanItsPictureSays() {
        // Given
        byte[] frame = webp("VP8 ", 5000, 5000);
        byte[] file = ByteBuffer.allocate(frame.length + 18)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(frame, 0, 12)
                .put("VP8X".getBytes())
                .putInt(10)
                .put(new byte[] {0, 0, 0, 0, 15, 0, 0, 15, 0, 0})
                .put(frame, 12, frame.length - 12)
                .array();

        // Then
        assertThrows(PictureEncoder.TooManyPixels.class, () -> PictureEncoder.encode(file, PictureFormat.WEBP));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTellAProgressiveJpeg(boolean progressive) throws Exception {
        // Given
        byte[] file = Pictures.jpeg(64, 64, progressive);

        // When
        long held = PictureFormat.JPEG.heldByReader(file, 64 * 64);

        // Then
        assertEquals(progressive ? 6 * 64 * 64 : 0, held);
    }

    @Test
    void shouldPassOverAMarkerThatStandsAlone() throws Exception {
        // Given
        byte[] jpeg = Pictures.jpeg(64, 64, false);
        byte[] file = ByteBuffer.allocate(jpeg.length + 2)
                .put(jpeg, 0, 2)
                .put(new byte[] {(byte) 0xff, 1})
                .put(jpeg, 2, jpeg.length - 2)
                .array();

        // Then
        assertEquals(0, PictureFormat.JPEG.heldByReader(file, 64 * 64));
    }

    @Test
    void shouldRefuseADamagedFile() {
        // Given
        byte[] whole = Pictures.noise(64, 64);
        byte[] half = Arrays.copyOf(whole, 40);

        // Then
        assertThrows(PictureEncoder.Unreadable.class, () -> PictureEncoder.encode(half, PictureFormat.PNG));
    }

    @Test
    void shouldTellFormatsByTheirBytesAlone() {
        assertTrue(PictureFormat.of("GIF89a".getBytes()).isEmpty());
        assertTrue(PictureFormat.of("<svg xmlns=".getBytes()).isEmpty());
        assertTrue(PictureFormat.of(new byte[0]).isEmpty());
    }

    /** A WebP of that size whose data are missing. */
    private static byte[] webp(String kind, int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes()).putInt(32).put("WEBP".getBytes()).put(kind.getBytes());
        file.putInt(20);
        if (kind.equals("VP8L")) {
            file.put((byte) 0x2f).putInt((width - 1) | (height - 1) << 14);
        } else {
            file.put(new byte[] {0x10, 0, 0, (byte) 0x9d, 1, 0x2a});
            file.putShort((short) width).putShort((short) height);
        }
        return file.array();
    }

    /** Says in the header that the picture is larger than it is. */
    private static byte[] withPngSize(byte[] png, int width, int height) {
        ByteBuffer file = ByteBuffer.wrap(png.clone());
        file.putInt(16, width).putInt(20, height);
        CRC32 crc = new CRC32();
        crc.update(file.array(), 12, 17);
        file.putInt(29, (int) crc.getValue());
        return file.array();
    }
}
