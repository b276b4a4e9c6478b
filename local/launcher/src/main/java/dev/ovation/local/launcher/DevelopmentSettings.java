package dev.ovation.local.launcher;

import dev.ovation.local.WholeFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * Files with which a service runs from an IDE or in Quarkus' development mode against this suite's engines: {@code
 * ./mvnw quarkus:dev -pl gift-service -Dquarkus.config.locations=.ovation/dev/gift-service.properties}.
 */
final class DevelopmentSettings {

    private static final Map<String, String> KEYS = Map.of(
            "OVATION_DATABASE_PASSWORD", "ovation.database.password",
            "OVATION_DATABASE_OWNER_PASSWORD", "ovation.database.owner-password",
            "OVATION_MEDIA_API_KEY", "ovation.media.api-key",
            "OVATION_MEDIA_API_SECRET", "ovation.media.api-secret");

    private DevelopmentSettings() {}

    /** Writes a service's file and answers where it is. */
    static Path write(StateFolder state, Service service, ServiceSettings settings) {
        Properties properties = new Properties();
        properties.putAll(settings.settings());
        properties.put("quarkus.http.port", Integer.toString(service.usualPort()));
        settings.secrets().forEach((name, value) -> properties.put(KEYS.getOrDefault(name, name), value));
        Path file = state.dev().resolve(service.moduleName() + ".properties");
        try {
            StringWriter text = new StringWriter();
            properties.store(text, "For quarkus:dev against ./ovation up --infra-only");
            WholeFile.writePrivate(file, text.toString());
            return file;
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't write " + file, e);
        }
    }
}
