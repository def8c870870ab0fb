package org.sameframe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules and tests of all modules belong together: reads docs/SPEC.md and the tests' sources. */
class SpecTest {
    private static final Path REPOSITORY = repository();
    private static final String ID = "\\[([A-Z]{2,3}\\d+)\\]";
    private static final Pattern RULE = Pattern.compile("^- \\*\\*" + ID + "\\*\\*", Pattern.MULTILINE);
    /** A display name, a title, or a row of a table that begins with an id. */
    private static final Pattern NAMED = Pattern.compile("[\"'`]" + ID);
    /** A row of a table whose method source names the rules. */
    private static final Pattern ROW = Pattern.compile("(arguments|of)\\(\\s*\"" + ID);
    /** Methods are set apart by blank lines. */
    private static final Pattern JAVA_PARTS = Pattern.compile("\\n\\s*\\n");

    private static final Pattern JAVA_TEST = Pattern.compile(
            "^ *@(Test|ParameterizedTest|RepeatedTest|TestFactory|Property|Example)\\b", Pattern.MULTILINE);
    private static final Pattern TYPESCRIPT_PARTS = Pattern.compile("^(?=(describe|it|test)\\b)", Pattern.MULTILINE);
    private static final Pattern TYPESCRIPT_TEST = Pattern.compile("^(describe|it|test)\\b");
    /** How the code is built, what a page looks like and what is on the clips are no rules. */
    private static final List<String> WITHOUT_RULES = List.of(
            "http-edge/src/test/java/org/sameframe/server/ArchitectureTest.java",
            "web-player/packages/player/",
            "web-player/e2e/clips.test.ts");

    @Test
    @DisplayName("[SP1] an id is one rule's")
    void unique() throws IOException {
        assertThat(rules()).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("[SP1] every rule has a test")
    void tested() throws IOException {
        Set<String> untested = new TreeSet<>(rules());
        untested.removeAll(named().keySet());
        assertThat(untested).as("rules of docs/SPEC.md that no test names").isEmpty();
    }

    @Test
    @DisplayName("[SP1] tests name rules that exist")
    void known() throws IOException {
        Map<String, Set<String>> unknown = named();
        unknown.keySet().removeAll(rules());
        assertThat(unknown).as("ids in tests that docs/SPEC.md does not have").isEmpty();
    }

    @Test
    @DisplayName("[SP1] every test names a rule")
    void names() throws IOException {
        List<String> nameless = new ArrayList<>();
        for (Path file : tests()) {
            if (WITHOUT_RULES.stream().noneMatch(name(file)::startsWith)) {
                boolean isJava = name(file).endsWith(".java");
                String source = Files.readString(file);
                boolean hasRows = ROW.matcher(source).find();
                Stream.of((isJava ? JAVA_PARTS : TYPESCRIPT_PARTS).split(source))
                        .filter((isJava ? JAVA_TEST : TYPESCRIPT_TEST).asPredicate())
                        .filter(NAMED.asPredicate().negate())
                        .filter(test -> !(test.contains("@MethodSource") && hasRows))
                        .forEach(test -> nameless.add(name(file) + ": " + test.strip()));
            }
        }
        assertThat(nameless).as("tests whose name does not begin with a rule").isEmpty();
    }

    private static List<String> rules() throws IOException {
        return ids(RULE, Files.readString(REPOSITORY.resolve("docs/SPEC.md")));
    }

    /** Ids in tests, and the files that have them. */
    private static Map<String, Set<String>> named() throws IOException {
        Map<String, Set<String>> named = new TreeMap<>();
        for (Path file : tests()) {
            for (String id : ids(NAMED, Files.readString(file))) {
                named.computeIfAbsent(id, key -> new TreeSet<>()).add(name(file));
            }
        }
        return named;
    }

    private static List<String> ids(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    private static List<Path> tests() throws IOException {
        List<Path> tests = new ArrayList<>();
        for (String module : List.of("room-actors", "persistence", "http-edge", "loadtests")) {
            tests.addAll(files(REPOSITORY.resolve(module).resolve("src/test/java"), ".java"));
        }
        for (String folder : List.of("protocol/test", "sync/test", "player/test")) {
            tests.addAll(files(REPOSITORY.resolve("web-player/packages").resolve(folder), ".test.ts"));
        }
        tests.addAll(files(REPOSITORY.resolve("web-player/e2e"), ".test.ts"));
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return REPOSITORY.relativize(file).toString().replace('\\', '/');
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isRegularFile(folder.resolve("docs/SPEC.md"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("docs/SPEC.md: not found above the working directory");
        }
        return folder;
    }
}
