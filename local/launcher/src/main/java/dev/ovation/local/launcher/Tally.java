package dev.ovation.local.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * How many tests passed and were skipped, and which failed.
 *
 * @param failures a line for each test that failed: its name, and why
 */
record Tally(int passed, int skipped, List<String> failures) {

    static final Tally NONE = new Tally(0, 0, List.of());
    static final Tally ONE_PASSED = new Tally(1, 0, List.of());
    private static final Tally ONE_SKIPPED = new Tally(0, 1, List.of());

    private static final Set<String> FAILURES = Set.of("failure", "error");

    /** One test that failed, as said in {@code line}. */
    static Tally failure(String line) {
        return new Tally(0, 0, List.of(line));
    }

    Tally plus(Tally other) {
        List<String> both =
                Stream.concat(failures.stream(), other.failures.stream()).toList();
        return new Tally(passed + other.passed, skipped + other.skipped, both);
    }

    int failed() {
        return failures.size();
    }

    /** Nothing failed, and something ran: no green run without tests. */
    boolean good() {
        return failures.isEmpty() && passed > 0;
    }

    /** Counts the test cases of JUnit's XML reports, which all our test tools write. */
    static Tally ofReports(List<Path> reports) {
        return reports.stream().map(Tally::ofReport).reduce(NONE, Tally::plus);
    }

    private static Tally ofReport(Path report) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        try (InputStream in = Files.newInputStream(report)) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            Tally tally = NONE;
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("testcase")) {
                    tally = tally.plus(testCase(reader));
                }
            }
            return tally;
        } catch (IOException | XMLStreamException e) {
            throw new LauncherFailed(ExitCode.FAILED, "no test report can be read from " + report, e);
        }
    }

    private static Tally testCase(XMLStreamReader reader) throws XMLStreamException {
        String name = nameOf(reader);
        Tally outcome = ONE_PASSED;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("testcase")) {
                return outcome;
            }
            if (event == XMLStreamConstants.START_ELEMENT && FAILURES.contains(reader.getLocalName())) {
                outcome = failure(name + ": " + why(reader));
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("skipped")) {
                outcome = ONE_SKIPPED;
            }
        }
    }

    private static String nameOf(XMLStreamReader testCase) {
        String className = attribute(testCase, "classname");
        return className.substring(className.lastIndexOf('.') + 1) + " " + attribute(testCase, "name");
    }

    private static String why(XMLStreamReader failure) {
        String message = attribute(failure, "message");
        return message.isBlank()
                ? attribute(failure, "type")
                : message.lines().findFirst().orElse("");
    }

    private static String attribute(XMLStreamReader element, String name) {
        return Objects.requireNonNullElse(element.getAttributeValue(null, name), "");
    }

    @Override
    public String toString() {
        return passed + " passed, " + failed() + " failed, " + skipped + " skipped";
    }
}
