package dev.ovation.local.launcher;

import java.util.Map;

/**
 * How services and browsers reach LiveKit.
 *
 * @param url for browsers, {@code ws://} or {@code wss://}
 * @param apiUrl for stream-service, {@code http://} or {@code https://}
 */
record MediaAccess(String url, String apiUrl, String apiKey, String apiSecret) {

    static MediaAccess of(String url, String apiKey, String apiSecret) {
        String address = url.replaceFirst("^http", "ws");
        return new MediaAccess(address, address.replaceFirst("^ws", "http"), apiKey, apiSecret);
    }

    Map<String, String> secrets() {
        return Map.of("OVATION_MEDIA_API_KEY", apiKey, "OVATION_MEDIA_API_SECRET", apiSecret);
    }

    Map<String, String> settings() {
        return Map.of("ovation.media.url", url, "ovation.media.api-url", apiUrl);
    }
}
