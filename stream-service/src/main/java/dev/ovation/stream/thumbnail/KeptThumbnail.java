package dev.ovation.stream.thumbnail;

import java.util.UUID;

/**
 * A picture that may now be used.
 *
 * @param url where it is served, for ever the same bytes
 */
record KeptThumbnail(UUID thumbnailId, String url) {

    static KeptThumbnail of(UUID id) {
        return new KeptThumbnail(id, "/api/thumbnails/" + id);
    }
}
