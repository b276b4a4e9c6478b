package dev.ovation.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file that holds one service's classes as a JVM wants them in memory, for one build of the service and one Java. The
 * JVM itself compares jars and its own build with what stands in the file, and starts without one that does not fit.
 *
 * @param folder of all archives of a source tree
 * @param application name of the copy the service runs from: the service, a hyphen, when it was built
 * @param java tells one Java from another
 */
record ClassArchive(Path folder, String application, String java) {

    private static final String SUFFIX = ".jsa";
    private static final String EARLY = ".early" + SUFFIX;

    /** From here on a JVM can archive classes linked with each other, and adds at its orderly end what it has linked. */
    private static final int LINKS_CLASSES = 24;

    /** Begins the lines that say it. */
    private static final String LINKED = "@cp ";

    /** Of the Java this launcher runs on, which the services run on too. */
    static ClassArchive of(Path folder, Path application) {
        return new ClassArchive(folder, application.getFileName().toString(), thisJava());
    }

    /** The version, and a number in which others of that version differ. */
    private static String thisJava() {
        int build = (System.getProperty("java.vm.version") + System.getProperty("java.home")).hashCode();
        return Runtime.version().feature() + "-" + Integer.toHexString(build);
    }

    Path file() {
        return folder.resolve(application + "-java-" + java + SUFFIX);
    }

    /** Where it is written until it is whole. */
    Path unfinished() {
        return folder.resolve(file().getFileName() + ".new");
    }

    boolean exists() {
        return Files.isReadable(file());
    }

    /** What there is until then: of a JVM that had not told yet what it linked. */
    Path early() {
        return folder.resolve(application + "-java-" + java + EARLY);
    }

    /** The best there is. */
    Optional<Path> best() {
        return Stream.of(file(), early()).filter(Files::isReadable).findFirst();
    }

    /** Where a list of classes is told from those of other builds. */
    String listName() {
        return application + "-java-" + java + ".classes";
    }

    /** Whether a list of classes is one of a life that came to its orderly end. */
    static boolean isWhole(Path classes) throws IOException {
        if (!Files.exists(classes)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(classes)) {
            return lines.anyMatch(line -> line.startsWith(LINKED));
        }
    }

    static boolean linksClasses() {
        return Runtime.version().feature() >= LINKS_CLASSES;
    }

    /** Puts the finished file in its place in one step, and removes what it replaces and those of earlier builds. */
    void finish(Path place) throws IOException {
        Files.move(unfinished(), place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (Path earlier : others(place)) {
            Files.deleteIfExists(earlier); // a JVM that runs from it keeps it
        }
    }

    private List<Path> others(Path place) throws IOException {
        String service = application.substring(0, application.lastIndexOf('-'));
        Pattern name =
                Pattern.compile(Pattern.quote(service) + "-\\d+-java-" + Pattern.quote(java) + "(\\.early)?\\.jsa");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !file.equals(place))
                    .toList();
        }
    }
}
