package dev.ovation.local.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** How many tests passed, failed and were skipped. */
record Tally(int passed, int failed, int skipped) {

    static final Tally NONE = new Tally(0, 0, 0);
    static final Tally ONE_PASSED = new Tally(1, 0, 0);
    static final Tally ONE_FAILED = new Tally(0, 1, 0);

    private static final Set<String> FAILURES = Set.of("failure", "error");

    Tally plus(Tally other) {
        return new Tally(passed + other.passed, failed + other.failed, skipped + other.skipped);
    }

    /** Nothing failed, and something ran: no green run without tests. */
    boolean good() {
        return failed == 0 && passed > 0;
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
        Tally outcome = ONE_PASSED;
        while (true) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals("testcase")) {
                return outcome;
            }
            if (event == XMLStreamConstants.START_ELEMENT && FAILURES.contains(reader.getLocalName())) {
                outcome = ONE_FAILED;
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("skipped")) {
                outcome = new Tally(0, 0, 1);
            }
        }
    }

    @Override
    public String toString() {
        return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }
}
