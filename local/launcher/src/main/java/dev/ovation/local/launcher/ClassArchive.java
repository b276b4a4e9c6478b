package dev.ovation.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
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

    /** Puts the finished file in its place in one step, and removes those of earlier builds. */
    void finish() throws IOException {
        Files.move(unfinished(), file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (Path earlier : ofOtherBuilds()) {
            Files.deleteIfExists(earlier); // a JVM that runs from it keeps it
        }
    }

    private List<Path> ofOtherBuilds() throws IOException {
        String service = application.substring(0, application.lastIndexOf('-'));
        Pattern name = Pattern.compile(Pattern.quote(service) + "-\\d+-java-" + Pattern.quote(java + SUFFIX));
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !file.equals(file()))
                    .toList();
        }
    }
}
