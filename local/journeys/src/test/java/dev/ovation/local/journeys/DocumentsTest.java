package dev.ovation.local.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documents say what is: generated pages are fresh, links lead somewhere, what the plan's page names exists. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");
    private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))(?:#(\\w+))?`");
    private static final Pattern SPEC = Pattern.compile("`([\\w-]+\\.(?:spec|test)\\.tsx?)`");
    private static final Pattern METER = Pattern.compile("\"(ovation\\.[a-z.]+)\"");
    private static final Pattern COLUMN = Pattern.compile("`(\\w+_service)\\.(\\w+)\\.(\\w+)`");

    @Test
    void shouldHaveAFreshSettingsReference() throws IOException {
        // Given
        Path page = Project.HOME.resolve("docs/guides/settings.md");
        String generated = SettingsPage.generate();

        // When: mvn -pl local/journeys test -Dovation.write-docs=true writes it
        if (Boolean.getBoolean("ovation.write-docs")) {
            Files.writeString(page, generated);
        }

        // Then
        assertEquals(generated, Project.read(page));
    }

    @Test
    void shouldShowProgramsAsTheyAreRun() {
        assertTrue(Project.read("docs/guides/consume-events.md")
                .contains(Project.read("docs/guides/consumer/GiftTotals.java")));
        assertTrue(
                Project.read("docs/guides/purchases.md").contains(Project.read("docs/guides/provider/SellCoins.java")));
        String watcher = Project.read("docs/guides/watcher/WatchStream.java");
        List<String> shown = JAVA.matcher(Project.read("docs/guides/watch-a-stream.md"))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertEquals(shown, shown.stream().filter(watcher::contains).toList());
        assertFalse(shown.isEmpty());
    }

    @Test
    void shouldTellOfEveryMeter() {
        // Given
        String page = Project.read("docs/guides/metrics.md");

        // When: a meter is an "ovation." name in a file that sees Micrometer
        TreeSet<String> missing = new TreeSet<>();
        int named = 0;
        for (Path source : Project.files(f -> f.toString().contains("src/main/java"))) {
            String text = Project.read(source);
            Matcher meter = METER.matcher(text);
            while (text.contains("io.micrometer") && meter.find()) {
                named++;
                if (!page.contains('`' + meter.group(1) + '`')) {
                    missing.add(meter.group(1));
                }
            }
        }

        // Then
        assertEquals(Set.of(), missing);
        assertTrue(named > 15, "meters are found: " + named);
    }

    @Test
    void shouldLinkOnlyToWhatExists() {
        // When
        List<String> broken = new ArrayList<>();
        for (Path page : Project.files(f -> f.toString().endsWith(".md"))) {
            Matcher link = LINK.matcher(Project.read(page));
            while (link.find()) {
                boolean outside = link.group(1).matches("(https?|mailto):.*");
                if (!outside && !Files.exists(page.resolveSibling(link.group(1)))) {
                    broken.add(Project.HOME.relativize(page) + " → " + link.group(1));
                }
            }
        }

        // Then
        assertEquals(List.of(), broken);
    }

    @Test
    void shouldNameOnlyTestsThatExistInThePlan() {
        // Given
        String plan = Project.read("docs/architecture/plan.md");
        String sources = Project.files(f -> f.toString().contains("src/test/java")).stream()
                .map(f -> f.getFileName() + "\n" + Project.read(f))
                .collect(Collectors.joining("\n"));
        List<String> files = Project.files(f -> f.toString().contains("webui")).stream()
                .map(f -> f.getFileName().toString())
                .toList();

        // When
        List<String> missing = new ArrayList<>();
        Matcher test = TEST.matcher(plan);
        while (test.find()) {
            boolean known = sources.contains(test.group(1) + ".java")
                    && (test.group(2) == null || sources.contains("void " + test.group(2) + "("));
            if (!known) {
                missing.add(test.group());
            }
        }
        Matcher spec = SPEC.matcher(plan);
        while (spec.find()) {
            if (!files.contains(spec.group(1))) {
                missing.add(spec.group());
            }
        }

        // Then
        assertEquals(List.of(), missing);
        assertFalse(plan.isBlank());
    }

    @Test
    void shouldNameOnlyColumnsThatExistInThePlan() {
        // Given: `service.table.column` in the plan's page, CREATE TABLE and ADD COLUMN in the owner's migrations
        Matcher column = COLUMN.matcher(Project.read("docs/architecture/plan.md"));

        // When
        List<String> missing = new ArrayList<>();
        Map<String, String> migrationsOf = new HashMap<>();
        int named = 0;
        while (column.find()) {
            named++;
            String service = column.group(1).replace('_', '-');
            String migrations = migrationsOf.computeIfAbsent(service, DocumentsTest::migrations);
            Matcher table = Pattern.compile("CREATE TABLE " + column.group(2) + "\\s*\\((.*?)\\n\\);", Pattern.DOTALL)
                    .matcher(migrations);
            boolean known = table.find()
                    && Pattern.compile("(?m)^\\s*" + column.group(3) + "\\s")
                            .matcher(table.group(1))
                            .find();
            if (!known) {
                missing.add(column.group());
            }
        }

        // Then
        assertEquals(List.of(), missing);
        assertTrue(named > 30, "the plan's columns are named: " + named);
    }

    private static String migrations(String service) {
        return Project.files(f -> f.startsWith(Project.HOME.resolve(service))
                        && f.toString().endsWith(".sql"))
                .stream()
                .map(Project::read)
                .collect(Collectors.joining("\n"));
    }
}
