package dev.ovation.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFingerprintTest {

    @TempDir
    private Path home;

    @BeforeEach
    void sources() throws IOException {
        write("pom.xml", "<project/>");
        write("chat-service/src/main/java/Chat.java", "class Chat {}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "chat-service/pom.xml",
                "chat-service/src/main/java/Chat.java",
                "chat-service/src/main/resources/db/migration/V10__chat.sql",
                "libs/api/src/main/java/Page.java",
                "gateway/src/main/webui/src/main.tsx"
            })
    void shouldChangeWhenSourceChanges(String file) throws IOException {
        // Given
        String before = SourceFingerprint.of(home);
        // When
        write(file, "something else");
        // Then
        assertNotEquals(before, SourceFingerprint.of(home));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "chat-service/target/classes/Chat.class",
                "chat-service/src/test/java/ChatTest.java",
                "libs/api/src/test/java/PageTest.java",
                "gateway/src/main/webui/node_modules/react/index.js",
                "gateway/src/main/webui/dist/index.html",
                "gateway/src/main/webui/src/app.test.tsx",
                "gateway/src/main/webui/e2e/chat.spec.ts"
            })
    void shouldStayWhenSomethingElseChanges(String file) throws IOException {
        // Given
        String before = SourceFingerprint.of(home);
        // When
        write(file, "something else");
        // Then
        assertEquals(before, SourceFingerprint.of(home));
    }

    @Test
    void shouldStayWhenOnlyTimesChange() throws IOException {
        // Given
        String before = SourceFingerprint.of(home);
        // When
        Files.setLastModifiedTime(home.resolve("pom.xml"), FileTime.fromMillis(0));
        // Then
        assertEquals(before, SourceFingerprint.of(home));
    }

    private void write(String file, String content) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
