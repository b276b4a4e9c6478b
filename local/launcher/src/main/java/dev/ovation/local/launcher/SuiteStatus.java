package dev.ovation.local.launcher;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.ovation.local.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code status --json} prints, and the file through which a running suite tells it.
 *
 * @param url the gateway's, null while none is ready
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record SuiteStatus(
        @Nullable String url,
        List<PartStatus> parts,
        @Nullable Postgres postgres,
        @Nullable Kafka kafka,
        @Nullable LiveKit livekit) {

    /** @param pid null while the part is stopped or runs elsewhere */
    record PartStatus(
            String name, int instance, @Nullable Long pid, String host, int port, String state, int restarts) {}

    /** @param passwordFile holds the superuser's password and nothing else */
    record Postgres(String jdbcUrl, String user, String passwordFile) {}

    record Kafka(String bootstrapServers) {}

    /** @param configFile holds the API key and its secret; null for a server that was given */
    record LiveKit(String url, @Nullable String configFile) {}

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static SuiteStatus nothingRuns() {
        return new SuiteStatus(null, List.of(), null, null, null);
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (IOException e) {
            throw new IllegalStateException("status can't be written as JSON", e);
        }
    }

    /** Replaces the file in one step, so that a reader never sees half of it. */
    void writeTo(Path file) {
        try {
            WholeFile.write(file, toJson());
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't write " + file, e);
        }
    }

    /** The state of a suite whose launcher lives; empty when nothing runs. */
    static Optional<SuiteStatus> read(StateFolder state) {
        Path file = state.file("status.json");
        if (state.launcher().isEmpty() || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), SuiteStatus.class));
        } catch (IOException e) {
            throw new LauncherFailed(ExitCode.FAILED, "can't read " + file, e);
        }
    }
}
