package dev.ovation.stream.thumbnail;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** The picture formats we take, told by their first bytes; what a client calls them is not asked. */
enum PictureFormat {
    PNG {
        @Override
        boolean begins(byte[] file) {
            return starts(file, 0, "\u0089PNG\r\n\u001a\n");
        }

        @Override
        ImageReader reader() {
            return ImageIO.getImageReadersByFormatName("png").next();
        }

        @Override
        long heldByReader(byte[] file, long pixels) {
            return 0; // row by row, interlaced ones too
        }
    },
    JPEG {
        @Override
        boolean begins(byte[] file) {
            return starts(file, 0, "\u00ff\u00d8\u00ff");
        }

        @Override
        ImageReader reader() {
            return ImageIO.getImageReadersByFormatName("jpeg").next();
        }

        @Override
        long heldByReader(byte[] file, long pixels) {
            return HeldByReader.jpeg(file, pixels);
        }
    },
    WEBP {
        @Override
        boolean begins(byte[] file) {
            return starts(file, 0, "RIFF") && starts(file, 8, "WEBP");
        }

        @Override
        ImageReader reader() throws IOException {
            return new WebPImageReaderSpi().createReaderInstance(null);
        }

        @Override
        long heldByReader(byte[] file, long pixels) {
            return HeldByReader.webp(file, pixels);
        }
    };

    abstract boolean begins(byte[] file);

    /** A reader for one picture; the caller disposes of it. */
    abstract ImageReader reader() throws IOException;

    /** How many bytes the reader holds by itself while it reads, however much of the picture is asked of it. */
    abstract long heldByReader(byte[] file, long pixels);

    static Optional<PictureFormat> of(byte[] file) {
        for (PictureFormat format : values()) {
            if (format.begins(file)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] file, int at, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= at + wanted.length
                && java.util.Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
