package dev.ovation.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ovation.local.EngineFailed;
import dev.ovation.local.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a suite whose parts are not started. */
class SuiteTest {

    @TempDir
    private Path folder;

    private final StringWriter printed = new StringWriter();
    private final Display display = new Display(new PrintWriter(printed));
    private StateFolder state;
    private Suite suite;

    @BeforeEach
    void suite() {
        state = new StateFolder(folder);
        suite = new Suite(state, new UpPlan(8_080, 1, Map.of(), false, true, false, Build.Mode.NEVER), display);
    }

    @Test
    void shouldSayOnceThatStatusCannotBeTold() throws IOException {
        // Given
        Path inTheWay = Files.createDirectories(state.file("status.json.new").resolve("x"));
        // When
        suite.changed();
        suite.changed();
        // Then
        assertEquals(1, printed.toString().lines().count(), printed.toString());
        assertTrue(printed.toString().contains("status.json"), printed.toString());
        Files.delete(inTheWay);
        suite.changed();
        assertTrue(Files.exists(state.file("status.json")));
    }

    @Test
    void shouldHaveNoPictureWhenMediaServerCannotBeObtained() {
        // Given
        LiveKitServer server = new LiveKitServer(state, Secrets.in(state.path()), 7_880, 7_882, 8_080);
        Media media = new Media(display, new MediaServer.Obtainable(), server, 7_880, () -> {
            throw new EngineFailed("can't start go");
        });
        // When
        media.begin(suite);
        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> media.access().isEmpty());
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> printed.toString().contains("none, so no picture: can't start go"));
    }
}
