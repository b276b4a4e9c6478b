package dev.ovation.local.launcher;

import java.util.Map;

/**
 * What the launcher tells a service.
 *
 * @param settings by their configuration keys, visible to everybody on the machine
 * @param secrets by the names of environment variables
 */
record ServiceSettings(Map<String, String> settings, Map<String, String> secrets) {

    ServiceSettings {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }
}
