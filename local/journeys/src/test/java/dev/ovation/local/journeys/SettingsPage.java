package dev.ovation.local.journeys;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithJavadoc;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The settings reference, read from the {@code @ConfigMapping} interfaces: key, type, default and sentence. */
final class SettingsPage {
    private static final JavaParser JAVA =
            new JavaParser(new ParserConfiguration().setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17));

    private SettingsPage() {}

    static String generate() {
        StringBuilder page = new StringBuilder("""
                # Settings

                Generated from the `@ConfigMapping` interfaces; a test fails when it is not what the code says. Each key is set in
                `application.yaml`, as a system property, or as an environment variable (`ovation.gift.opening-balance` is
                `OVATION_GIFT_OPENING_BALANCE`). Durations are written like `30S`, `5M`, `24H` or `200MS`; sizes like `64K`.
                """);
        for (Path file : Project.files(SettingsPage::isMapping)) {
            CompilationUnit unit = JAVA.parse(Project.read(file)).getResult().orElseThrow();
            ClassOrInterfaceDeclaration mapping =
                    unit.findFirst(ClassOrInterfaceDeclaration.class).orElseThrow();
            String prefix = member(mapping.getAnnotationByName("ConfigMapping").orElseThrow(), "prefix");
            page.append("\n## `")
                    .append(prefix)
                    .append("` · ")
                    .append(module(file))
                    .append("\n\n");
            page.append(sentence(mapping)).append("\n\n| Key | Type | Default | |\n|---|---|---|---|\n");
            rows(mapping, prefix).forEach(row -> page.append(row).append('\n'));
        }
        return page.toString();
    }

    private static boolean isMapping(Path file) {
        return file.toString().endsWith(".java")
                && file.toString().contains("src/main/java")
                && Project.read(file).contains("@ConfigMapping(");
    }

    private static String module(Path file) {
        String path = Project.HOME.relativize(file).toString();
        return path.substring(0, path.indexOf("/src/"));
    }

    private static List<String> rows(ClassOrInterfaceDeclaration of, String prefix) {
        List<String> rows = new ArrayList<>();
        for (MethodDeclaration method : of.getMethods()) {
            String key = prefix + (method.getAnnotationByName("WithParentName").isPresent() ? "" : "." + key(method));
            String type = method.getTypeAsString();
            String inner = type.replaceAll("^Map<String, (.*)>$", "$1");
            Optional<ClassOrInterfaceDeclaration> group = group(of, inner);
            if (group.isPresent()) {
                rows.addAll(rows(group.get(), inner.equals(type) ? key : key + ".<name>"));
            } else {
                rows.add("| `" + key + "` | "
                        + plain(type) + " | "
                        + fallback(method) + " | " + sentence(method) + " |");
            }
        }
        return rows;
    }

    private static String plain(String type) {
        return type.replaceAll("^Optional<(.*)>$", "$1").replaceAll("^List<(.*)>$", "list of $1");
    }

    private static Optional<ClassOrInterfaceDeclaration> group(ClassOrInterfaceDeclaration of, String type) {
        ClassOrInterfaceDeclaration top = of;
        while (top.getParentNode().orElseThrow() instanceof ClassOrInterfaceDeclaration outer) {
            top = outer;
        }
        return top.findFirst(
                ClassOrInterfaceDeclaration.class, c -> c.getNameAsString().equals(type));
    }

    private static String key(MethodDeclaration method) {
        return method.getAnnotationByName("WithName")
                .map(a -> a.asSingleMemberAnnotationExpr()
                        .getMemberValue()
                        .asStringLiteralExpr()
                        .asString())
                .orElse(method.getNameAsString()
                        .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                        .toLowerCase(Locale.ROOT));
    }

    private static String fallback(MethodDeclaration method) {
        return method.getAnnotationByName("WithDefault")
                .map(a -> "`"
                        + a.asSingleMemberAnnotationExpr()
                                .getMemberValue()
                                .asStringLiteralExpr()
                                .asString() + "`")
                .orElse(method.getTypeAsString().startsWith("Optional") ? "none" : "must be set");
    }

    private static String sentence(NodeWithJavadoc<?> node) {
        return node.getJavadoc()
                .map(doc -> doc.getDescription().toText())
                .orElseThrow(() -> new AssertionError("a setting without a sentence: " + node))
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("<[^>]+>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String member(AnnotationExpr annotation, String name) {
        return annotation.asNormalAnnotationExpr().getPairs().stream()
                .filter(pair -> pair.getNameAsString().equals(name))
                .map(pair -> pair.getValue().asStringLiteralExpr().asString())
                .findFirst()
                .orElseThrow();
    }
}
