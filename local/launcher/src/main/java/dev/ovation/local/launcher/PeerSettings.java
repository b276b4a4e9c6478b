package dev.ovation.local.launcher;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a service must know of the others: where they are, and where the media server is. */
final class PeerSettings {

    private PeerSettings() {}

    static ServiceSettings add(
            ServiceSettings base, Service service, Addresses addresses, Optional<MediaAccess> media) {
        Map<String, String> settings = new TreeMap<>(base.settings());
        Map<String, String> secrets = new TreeMap<>(base.secrets());
        switch (service) {
            case GATEWAY -> {
                for (Service peer : Service.values()) {
                    if (peer != Service.GATEWAY) {
                        settings.put("ovation.gateway.services." + peer.shortName(), addresses.urls(peer));
                    }
                }
                // the pages' security policy names the media server
                media.ifPresent(access -> settings.put("ovation.media.url", access.url()));
            }
            case STREAM ->
                media.ifPresent(access -> {
                    settings.putAll(access.settings());
                    secrets.putAll(access.secrets());
                });
            case CHAT, GIFT, VIEWER -> settings.put("ovation.stream-directory.url", addresses.urls(Service.STREAM));
        }
        return new ServiceSettings(settings, secrets);
    }
}
