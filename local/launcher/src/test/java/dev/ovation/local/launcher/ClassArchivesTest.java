package dev.ovation.local.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real JVMs: only they know which archive they take. */
class ClassArchivesTest {

    private static final String FROM_ARCHIVE = "Hello source: shared objects file";

    @TempDir
    private Path home;

    private final StringWriter printed = new StringWriter();
    private Path application;
    private StateFolder state;

    @BeforeEach
    void application() throws IOException {
        state = new StateFolder(home.resolve("state"));
        application = Files.createDirectories(state.run().resolve("applications/chat-service-1000"));
        Path source = Files.writeString(
                home.resolve("Hello.java"),
                "public class Hello { public static void main(String[] a) { System.out.println(\"hello\"); } }");
        ToolProvider.getSystemJavaCompiler()
                .run(null, null, OutputStream.nullOutputStream(), "-d", home.toString(), source.toString());
        jar();
    }

    @Test
    void shouldStartFromArchiveThatWasMadeOfFirstLife() throws Exception {
        // Given
        ClassArchives first = archives(true);
        String plain = run(first.options(Service.CHAT, application));
        // When
        first.make(first.orders());
        // Then
        assertFalse(plain.contains(FROM_ARCHIVE), plain);
        String later = run(archives(true).options(Service.CHAT, application));
        assertTrue(later.contains(FROM_ARCHIVE), later);
        assertEquals("", printed.toString());
    }

    @Test
    void shouldStartWithoutArchiveThatIsOlderThanJar() throws Exception {
        // Given
        makeArchive();
        List<String> options = archives(true).options(Service.CHAT, application);
        // When
        Files.setLastModifiedTime(application.resolve(ServiceProcess.JAR), FileTime.fromMillis(0));
        String ran = run(options);
        // Then
        assertFalse(ran.contains(FROM_ARCHIVE), ran);
        assertTrue(ran.contains("hello"), ran);
    }

    @Test
    void shouldStartWithoutArchiveThatIsBroken() throws Exception {
        // Given
        makeArchive();
        List<String> options = archives(true).options(Service.CHAT, application);
        Path file = archive().best().orElseThrow();
        Files.delete(file);
        // When
        Files.write(file, new byte[5_000]);
        String ran = run(options);
        // Then
        assertFalse(ran.contains(FROM_ARCHIVE), ran);
        assertTrue(ran.contains("hello"), ran);
    }

    @Test
    void shouldNotTakeArchiveOfAnotherJava() throws IOException {
        // Given
        Files.createDirectories(folder());
        ClassArchive other = new ClassArchive(folder(), "chat-service-1000", "21-abc");
        Files.writeString(other.file(), "");
        // When
        List<String> options = archives(true).options(Service.CHAT, application);
        // Then
        assertTrue(options.get(0).startsWith("-XX:DumpLoadedClassList="), options.toString());
    }

    @Test
    void shouldRecordOneLifeOnly() {
        // Given
        ClassArchives archives = archives(true);
        archives.options(Service.CHAT, application);
        // When
        List<String> second = archives.options(Service.CHAT, application);
        // Then
        assertEquals(List.of(), second);
    }

    @Test
    void shouldSayOnceThatFolderCanNotBeWritten() throws Exception {
        // Given
        Files.createDirectories(folder().getParent());
        Files.writeString(folder(), "a file where the folder should be");
        ClassArchives archives = archives(true);
        String ran = run(archives.options(Service.CHAT, application));
        // When
        archives.make(archives.orders());
        // Then
        assertTrue(ran.contains("hello"), ran);
        assertEquals(1, printed.toString().lines().count(), printed.toString());
    }

    @Test
    void shouldLeaveNothingUnderArchivesNameWhenMakingFails() throws IOException {
        // Given
        ClassArchives archives = archives(true);
        archives.options(Service.CHAT, application);
        Files.writeString(list(), "java/lang/Object id: nonsense\n");
        Files.createDirectories(folder());
        Files.writeString(archive().unfinished(), "what a crash left");
        // When
        archives.make(archives.orders());
        // Then
        assertEquals(List.of(), archiveFiles());
        assertEquals(1, printed.toString().lines().count(), printed.toString());
    }

    @Test
    void shouldRemoveArchivesOfEarlierBuilds() throws Exception {
        // Given
        Files.createDirectories(folder());
        ClassArchive now = archive();
        ClassArchive before = new ClassArchive(folder(), "chat-service-999", now.java());
        Files.writeString(before.file(), "");
        Files.writeString(before.early(), "");
        Path neighbour = new ClassArchive(folder(), "gift-service-999", now.java()).file();
        Files.writeString(neighbour, "");
        // When
        makeArchive();
        // Then
        assertEquals(Stream.of(now.best().orElseThrow(), neighbour).sorted().toList(), archiveFiles());
    }

    @Test
    void shouldMakeTheFinalArchiveOfAWholeLife() throws Exception {
        // Given
        makeArchive();
        Files.move(archive().best().orElseThrow(), archive().early());
        Files.writeString(list(), Files.readString(list()) + "@cp Hello 7\n");
        ClassArchives next = archives(true);
        // When
        List<String> options = next.options(Service.CHAT, application);
        // Then
        assertEquals(List.of("-XX:SharedArchiveFile=" + archive().early()), options);
        assertEquals(archive().file(), next.orders().get(0).place());
    }

    @Test
    void shouldRecordAgainAfterALifeThatWasCutShort() throws Exception {
        // Given
        makeArchive();
        Files.move(archive().best().orElseThrow(), archive().early());
        Files.writeString(list(), "Hello id: 1\n");
        ClassArchives next = archives(true);
        // When
        List<String> options = next.options(Service.CHAT, application);
        // Then
        assertEquals(
                List.of("-XX:SharedArchiveFile=" + archive().early(), "-XX:DumpLoadedClassList=" + list()), options);
        assertEquals(List.of(), next.orders());
    }

    /** As this Java does it: from 24 on a JVM tells at its end what it linked. */
    @Test
    void shouldBeFinalAsSoonAsThisJavaHasToldAll() throws Exception {
        // Given
        makeArchive();
        // When
        ClassArchives next = archives(true);
        next.options(Service.CHAT, application);
        next.make(next.orders());
        // Then
        assertEquals(List.of(archive().file()), archiveFiles());
        assertEquals("", printed.toString());
    }

    @Test
    void shouldNeitherMakeNorUseWhenNotWanted() throws Exception {
        // Given
        makeArchive();
        // When
        ClassArchives archives = archives(false);
        // Then
        assertEquals(List.of(), archives.options(Service.CHAT, application));
        assertEquals(List.of(), archives.orders());
    }

    @Test
    void shouldMakeNothingOnceClosed() throws Exception {
        // Given
        ClassArchives archives = archives(true);
        run(archives.options(Service.CHAT, application));
        // When
        archives.close();
        archives.make(archives.orders());
        // Then
        assertEquals(List.of(), archiveFiles());
    }

    private void makeArchive() throws Exception {
        ClassArchives archives = archives(true);
        run(archives.options(Service.CHAT, application));
        archives.make(archives.orders());
        assertTrue(archive().best().isPresent(), printed.toString());
    }

    private ClassArchives archives(boolean wanted) {
        return new ClassArchives(home, state, new Display(new PrintWriter(printed)), wanted);
    }

    private ClassArchive archive() {
        return ClassArchive.of(folder(), application);
    }

    private Path list() {
        return state.run().resolve(archive().listName());
    }

    private Path folder() {
        return home.resolve("target/class-archives");
    }

    private List<Path> archiveFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().contains(".jsa"))
                    .sorted()
                    .toList();
        }
    }

    private void jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Hello");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            jar.putNextEntry(new JarEntry("Hello.class"));
            jar.write(Files.readAllBytes(home.resolve("Hello.class")));
        }
        Files.write(application.resolve(ServiceProcess.JAR), bytes.toByteArray());
    }

    /** What a JVM with these options prints, and from where it loaded its classes. */
    private String run(List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto", "-Xlog:class+load"));
        command.addAll(options);
        command.addAll(List.of("-jar", ServiceProcess.JAR));
        Process process = new ProcessBuilder(command)
                .directory(new File(application.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
