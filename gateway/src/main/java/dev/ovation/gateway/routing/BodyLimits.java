package dev.ovation.gateway.routing;

import org.jspecify.annotations.Nullable;

/** How large a request body may be. */
final class BodyLimits {
    static final long USUAL = 64 * 1024;
    /** A picture of 2 MiB and the multipart frame around it. */
    static final long UPLOAD = 2 * 1024 * 1024 + 64 * 1024;

    private BodyLimits() {}

    static boolean isUpload(String path) {
        return path.equals("/api/thumbnails");
    }

    static long of(String path) {
        return isUpload(path) ? UPLOAD : USUAL;
    }

    static boolean announcesTooMuch(@Nullable String contentLength, String path) {
        if (contentLength == null || !contentLength.matches("[0-9]+")) {
            return false; // the HTTP decoder refuses what is no length
        }
        return contentLength.length() > 18 || Long.parseLong(contentLength) > of(path);
    }
}
