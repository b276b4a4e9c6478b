package dev.ovation.stream.thumbnail;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.SampleModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes any picture a 1280x720 JPEG: scaled to cover, cut in the middle, transparency on black, nothing of the original
 * file left in it. What it takes to unpack is known before a pixel is read, so that a small file can't fill all memory: a
 * large picture is thinned out as it is read, and one whose reader would hold too much by itself is refused. Blocks: for
 * worker threads only.
 */
final class PictureEncoder {
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;

    private static final int LONGEST_SIDE = 12_000;
    private static final long MOST_PIXELS = 25_000_000;
    private static final long MOST_UNPACKED_BYTES = 32L * 1024 * 1024;
    private static final long MOST_HELD_BYTES = 112L * 1024 * 1024;
    private static final int BYTES_PER_PIXEL_AT_MOST = 8; // four channels of 16 bits
    private static final int STRIP = 90;
    private static final int BESIDE_A_STRIP = 4; // rows that its first and last pixels are mixed from
    private static final float QUALITY = 0.85f;

    static {
        ImageIO.setUseCache(false); // no temporary files: the root file system may be read-only
    }

    private PictureEncoder() {}

    /** The file is no picture of its format. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /** The picture has more pixels than we unpack of its kind. */
    static final class TooManyPixels extends Exception {
        private static final long serialVersionUID = 1L;

        private final long most;

        TooManyPixels(long most) {
            this.most = most;
        }

        /** For whoever sent it. */
        String advice() {
            return "A picture of this kind may have at most %d.%d megapixels."
                    .formatted(most / 1_000_000, most / 100_000 % 10);
        }
    }

    static byte[] encode(byte[] file, PictureFormat format) throws Unreadable, TooManyPixels {
        try {
            return write(cover(unpack(file, format)));
        } catch (IOException | RuntimeException e) {
            // decoders of damaged files throw what they like
            throw new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** The picture, thinned out to what fits into {@value #MOST_UNPACKED_BYTES} bytes. */
    static BufferedImage unpack(byte[] file, PictureFormat format) throws IOException, TooManyPixels {
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = format.reader();
            try {
                reader.setInput(input, true, true);
                requireRoom(file, format, (long) reader.getWidth(0) * reader.getHeight(0));
                return read(reader);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Before anything is unpacked. */
    static void requireRoom(byte[] file, PictureFormat format, long pixels) throws TooManyPixels {
        if (pixels > MOST_PIXELS) {
            throw new TooManyPixels(MOST_PIXELS);
        }
        long held = format.heldByReader(file, pixels);
        if (held > MOST_HELD_BYTES) {
            throw new TooManyPixels(pixels * MOST_HELD_BYTES / held);
        }
    }

    private static BufferedImage read(ImageReader reader) throws IOException, TooManyPixels {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > LONGEST_SIDE || height > LONGEST_SIDE) {
            throw new TooManyPixels(MOST_PIXELS);
        }
        ImageReadParam part = reader.getDefaultReadParam();
        int every = every(width, height, bytesPerPixel(reader));
        part.setSourceSubsampling(every, every, 0, 0);
        return reader.read(0, part);
    }

    /** Of how many pixels in a row, and of how many rows, one is read. */
    static int every(int width, int height, int bytesPerPixel) {
        int every = Math.max(1, Math.min(width / (2 * WIDTH), height / (2 * HEIGHT)));
        while (left(width, every) * left(height, every) * bytesPerPixel > MOST_UNPACKED_BYTES) {
            every++;
        }
        return every;
    }

    private static long left(int length, int every) {
        return (length + every - 1) / every;
    }

    /** Of the type that the reader unpacks to when it isn't told another: the first that it names. */
    private static int bytesPerPixel(ImageReader reader) throws IOException {
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        if (!types.hasNext()) {
            return BYTES_PER_PIXEL_AT_MOST;
        }
        SampleModel model = types.next().getSampleModel(1, 1);
        return model.getNumDataElements() * DataBuffer.getDataTypeSize(model.getDataType()) / Byte.SIZE;
    }

    /** In strips: pictures of rare types are copied before they are drawn, and the whole one would be a second. */
    private static BufferedImage cover(BufferedImage picture) {
        double scale = Math.max((double) WIDTH / picture.getWidth(), (double) HEIGHT / picture.getHeight());
        AffineTransform place = AffineTransform.getTranslateInstance(
                (WIDTH - picture.getWidth() * scale) / 2, (HEIGHT - picture.getHeight() * scale) / 2);
        place.scale(scale, scale);
        BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = frame.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        for (int top = 0; top < HEIGHT; top += STRIP) {
            drawStrip(canvas, picture, place, top);
        }
        canvas.dispose();
        return frame;
    }

    private static void drawStrip(Graphics2D canvas, BufferedImage picture, AffineTransform place, int top) {
        double above = (top - place.getTranslateY()) / place.getScaleY();
        double below = (top + STRIP - place.getTranslateY()) / place.getScaleY();
        int first = Math.max(0, (int) Math.floor(above) - BESIDE_A_STRIP);
        int end = Math.min(picture.getHeight(), (int) Math.ceil(below) + BESIDE_A_STRIP);
        AffineTransform rows = new AffineTransform(place);
        rows.translate(0, first);
        canvas.setClip(0, top, WIDTH, STRIP);
        canvas.drawImage(picture.getSubimage(0, first, picture.getWidth(), end - first), rows, null);
    }

    private static byte[] write(BufferedImage frame) throws IOException {
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream(256 * 1024);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(jpeg)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(output);
            writer.write(null, new IIOImage(frame, null, null), how);
        } finally {
            writer.dispose();
        }
        return jpeg.toByteArray();
    }
}
