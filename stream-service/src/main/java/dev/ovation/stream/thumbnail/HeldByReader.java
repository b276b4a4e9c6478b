package dev.ovation.stream.thumbnail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How many bytes the readers of JPEG and WebP hold by themselves while they read, told by the file's bytes. Where a file
 * doesn't say, it is the most.
 */
final class HeldByReader {
    // libjpeg keeps all coefficients, outside of the heap: three components of two bytes
    private static final int JPEG_IN_SCANS = 6;
    // TwelveMonkeys keeps an object for each 4x4 block
    private static final int WEBP_LOSSY = 26;
    private static final int WEBP_LOSSLESS = 4;
    private static final int WEBP_ALPHA = 4;

    private static final int BASELINE = 0xc0;
    private static final int SEQUENTIAL = 0xc1;
    private static final int START_OF_SCAN = 0xda;
    private static final int LOSSY = fourCc("VP8 ");
    private static final int LOSSLESS = fourCc("VP8L");
    private static final int LOSSY_START = 0x2a019d;
    private static final int LOSSLESS_START = 0x2f;
    private static final int SIDE = 0x3fff;

    private HeldByReader() {}

    private static int fourCc(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }

    /** Nothing where one scan has all components in turn, else the whole picture: progressive ones and their like. */
    static long jpeg(byte[] file, long pixels) {
        return isInOneScan(ByteBuffer.wrap(file)) ? 0 : pixels * JPEG_IN_SCANS;
    }

    private static boolean isInOneScan(ByteBuffer file) {
        int components = 0;
        int at = 2;
        while (at + 10 <= file.limit()) {
            int marker = Byte.toUnsignedInt(file.get(at + 1));
            if (Byte.toUnsignedInt(file.get(at)) != 0xff || standsAlone(marker)) {
                at++;
                continue;
            }
            if (marker == START_OF_SCAN) {
                return components > 0 && file.get(at + 4) == components;
            }
            if (marker == BASELINE || marker == SEQUENTIAL) {
                components = file.get(at + 9);
            } else if (isOtherFrame(marker)) {
                return false;
            }
            at += 2 + Short.toUnsignedInt(file.getShort(at + 2));
        }
        return false;
    }

    /** Filling, or a marker that no length follows. */
    private static boolean standsAlone(int marker) {
        return marker <= 1 || marker == 0xff || (marker >= 0xd0 && marker <= 0xd9);
    }

    private static boolean isOtherFrame(int marker) {
        // c4, c8 and cc are tables
        return marker > SEQUENTIAL && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Frames say their size themselves, and need not keep to the picture's: the largest counts, wherever it stands. */
    static long webp(byte[] file, long pixels) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long most = 0;
        for (int at = 0; at + 18 <= file.length; at++) {
            most = Math.max(most, heldByFrame(bytes, at));
        }
        return pixels * WEBP_ALPHA + most;
    }

    private static long heldByFrame(ByteBuffer bytes, int at) {
        int name = bytes.getInt(at);
        if (name == LOSSY && (bytes.getInt(at + 11) & 0xffffff) == LOSSY_START) {
            return (long) (bytes.getShort(at + 14) & SIDE) * (bytes.getShort(at + 16) & SIDE) * WEBP_LOSSY;
        }
        if (name == LOSSLESS && bytes.get(at + 8) == LOSSLESS_START) {
            int size = bytes.getInt(at + 9);
            return (long) ((size & SIDE) + 1) * ((size >>> 14 & SIDE) + 1) * WEBP_LOSSLESS;
        }
        return 0;
    }
}
