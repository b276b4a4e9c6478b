package dev.ovation.stream.thumbnail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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
