package dev.ovation.stream.thumbnail;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes any picture a 1280x720 JPEG: scaled to cover, cut in the middle, transparency on black, nothing of the original
 * file left in it. Dimensions are read before a pixel is, so that a small file can't unpack into all memory. Blocks: for
 * worker threads only.
 */
final class PictureEncoder {
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;

    private static final int LONGEST_SIDE = 12_000;
    private static final long MOST_PIXELS = 25_000_000;
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

    /** The picture has more pixels than we unpack. */
    static final class TooManyPixels extends Exception {
        private static final long serialVersionUID = 1L;
    }

    static byte[] encode(byte[] file, PictureFormat format) throws Unreadable, TooManyPixels {
        try (ImageInputStream input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = format.reader();
            try {
                reader.setInput(input, true, true);
                return write(cover(read(reader)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // decoders of damaged files throw what they like
            throw new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static BufferedImage read(ImageReader reader) throws IOException, TooManyPixels {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
            throw new TooManyPixels();
        }
        ImageReadParam part = reader.getDefaultReadParam();
        int skip = Math.max(1, Math.min(width / (2 * WIDTH), height / (2 * HEIGHT)));
        part.setSourceSubsampling(skip, skip, 0, 0);
        return reader.read(0, part);
    }

    private static BufferedImage cover(BufferedImage picture) {
        double scale = Math.max((double) WIDTH / picture.getWidth(), (double) HEIGHT / picture.getHeight());
        int width = (int) Math.ceil(picture.getWidth() * scale);
        int height = (int) Math.ceil(picture.getHeight() * scale);
        BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = frame.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        canvas.drawImage(picture, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height, Color.BLACK, null);
        canvas.dispose();
        return frame;
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
