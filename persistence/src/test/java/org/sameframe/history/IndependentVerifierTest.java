package org.sameframe.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.history.export.ExportKey;
import org.sameframe.history.export.Forger;
import org.sameframe.history.export.Heads;
import org.sameframe.history.export.Sessions;
import org.sameframe.history.export.WitnessLine;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;

/** What docs/ledger.md says is enough to check an export with: docs/verify/verify_ledger.py, and OpenSSL. */
class IndependentVerifierTest {
    private static final Path SCRIPT = Path.of("../docs/verify/verify_ledger.py");
    private static final List<LedgerRow> ROWS = Exported.rows(Exported.ENTRIES);
    private static final String EXPORT = Exported.of(ROWS, Exported.KEY);

    @TempDir
    private Path folder;

    private record Run(int exit, String out) {}

    @Test
    @DisplayName("[LP7] the script finds nothing wrong with an export, and OpenSSL its signature right")
    void sound() throws Exception {
        Run script = script(EXPORT);

        assertThat(script.exit()).as(script.out()).isZero();
        assertThat(script.out()).contains(ROWS.size() + " entries", Exported.KEY.fingerprint());
        assertThat(Files.readAllBytes(folder.resolve("message.bin"))).isEqualTo(Forger.message(EXPORT));
        assertThat(openssl().out()).contains("Signature Verified Successfully");
        assertThat(openssl().exit()).isZero();
    }

    @Test
    @DisplayName("[LP7] OpenSSL finds the signature wrong if somebody else's key stands beside it")
    void wrongSignature() throws Exception {
        String other = Exported.of(ROWS, ExportKey.random());
        String mark = "\"publicKey\":";
        String mixed = EXPORT.substring(0, EXPORT.lastIndexOf(mark))
                + other.substring(other.lastIndexOf(mark), other.lastIndexOf("\"signature\""))
                + EXPORT.substring(EXPORT.lastIndexOf("\"signature\""));

        assertThat(script(mixed).exit()).isZero();
        assertThat(openssl().exit()).isNotZero();
        assertThat(Exported.verdict(mixed)).isInstanceOf(Verdict.Wrong.class);
    }

    @Test
    @DisplayName(
            "[WI2][WI7] the script agrees with witnesses of the same ledger, and OpenSSL finds their signature right")
    void witnessed() throws Exception {
        Run script = script(EXPORT, List.of(line(ROWS.get(1)), "", Heads.line(Exported.KEY, ROWS.get(3))));

        assertThat(script.exit()).as(script.out()).isZero();
        assertThat(Files.size(folder.resolve("head-message.bin"))).isEqualTo(65);
        assertThat(openssl("head-").out()).contains("Signature Verified Successfully");
        assertThat(script(EXPORT, List.of(Heads.line(Exported.KEY, ROWS.get(3)).replace("\"seq\":4", "\"seq\":5")))
                        .exit())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("[WI7] the script finds a ledger that was rewritten or cut off, and signed again")
    void rewritten() throws Exception {
        String rewritten = Exported.of(Exported.rows(Exported.edited()), Exported.KEY);
        String shorter = Exported.of(ROWS.subList(0, 5), Exported.KEY);
        List<String> seen = List.of(line(ROWS.get(6)), Heads.line(Exported.KEY, ROWS.get(3)));

        assertThat(script(rewritten).exit()).isZero();
        assertThat(script(rewritten, seen).out()).contains("rewritten", "entry 4");
        assertThat(script(shorter, seen).out()).contains("cut off", "entry 7");
        assertThat(script(EXPORT, List.of("nothing")).out()).contains("Line 1 of the witnesses");
    }

    @Test
    @DisplayName("[WI7] OpenSSL finds a head's signature wrong that is about another entry")
    void forgedHead() throws Exception {
        String forged = Heads.line(Exported.KEY, ROWS.get(3))
                .replace(
                        WitnessLine.hex(ROWS.get(3).hash()),
                        WitnessLine.hex(ROWS.get(4).hash()))
                .replace("\"seq\":4", "\"seq\":5");

        assertThat(script(EXPORT, List.of(forged)).exit()).isZero();
        assertThat(openssl("head-").exit()).isNotZero();
    }

    @Test
    @DisplayName("[LP9] the script says how many witnesses of the room there were; if none were, it ends with 1")
    void nobody() throws Exception {
        Run agreed = script(EXPORT, List.of(line(ROWS.get(1)), Heads.line(Exported.KEY, ROWS.get(3))));
        Run nobody = script(EXPORT, List.of());
        Run others = script(EXPORT, List.of(line(ROWS.get(1)).replace("ABCD-2345", "ZZZZ-9999")));

        assertThat(agreed.out()).contains("witnesses of this room that it agrees with: 2");
        assertThat(List.of(nobody, others)).allSatisfy(run -> {
            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.out()).contains("compared with nothing", "ABCD-2345");
        });
    }

    @Test
    @DisplayName("[LP8] the script refuses a signer whom a signed witness does not know, unless both are named")
    void otherSigner() throws Exception {
        ExportKey stranger = ExportKey.random();
        String forged = Exported.of(ROWS, stranger);
        List<String> seen = List.of(Heads.line(Exported.KEY, ROWS.get(3)));
        String known = Exported.KEY.fingerprint();

        assertThat(script(forged).exit()).isZero();
        Run refused = script(forged, seen);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).contains("another key", "entry 4", known, stranger.fingerprint(), "--key");
        assertThat(script(forged, seen, "--key", known).out())
                .contains("signed by another key", stranger.fingerprint());
        assertThat(script(forged, seen, "--key", stranger.fingerprint()).exit()).isEqualTo(1);
        assertThat(script(forged, seen, "--key", stranger.fingerprint(), "--key", known)
                        .exit())
                .isZero();
        assertThat(script(forged, seen, "--key", "nothing").exit()).isEqualTo(2);
    }

    private static String line(LedgerRow row) {
        return "{\"room\":\"ABCD-2345\",\"seq\":%d,\"hash\":\"%s\"}".formatted(row.seq(), WitnessLine.hex(row.hash()));
    }

    private Run script(String export, List<String> witnesses, String... keys) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("export.ndjson"), export);
        Path seen = Files.write(folder.resolve("witness.ndjson"), witnesses);
        List<String> command = new ArrayList<>(List.of(
                "python3",
                SCRIPT.toAbsolutePath().toString(),
                file.toString(),
                folder.toString(),
                "--witness",
                seen.toString()));
        command.addAll(List.of(keys));
        return run(command);
    }

    static Stream<Arguments> broken() {
        List<String> lines = List.of(EXPORT.split("(?<=\n)"));
        int last = lines.size() - 1;
        int open = 1
                + lines.indexOf(lines.stream()
                        .filter(line -> !line.contains("\"personal\""))
                        .findFirst()
                        .orElseThrow());
        return Stream.of(
                arguments("what is personal", replaced(lines, 1, "\"personal\":\"....", "\"personal\":\"AAAA"), 1),
                arguments(
                        "what is personal of nothing", replaced(lines, open, "\\}\n$", ",\"personal\":\"\"}\n"), open),
                arguments("a body", replaced(lines, 3, "\"body\":\"....", "\"body\":\"AAAA"), 3),
                arguments("a hash", replaced(lines, 3, "\"hash\":\"....", "\"hash\":\"0000"), 3),
                arguments("a previous hash", replaced(lines, 3, "\"previous\":\"....", "\"previous\":\"0000"), 3),
                arguments("a field twice", replaced(lines, 3, "\\{\"seq\"", "{\"seq\":3,\"seq\""), 3),
                arguments("no JSON", replaced(lines, 3, "\\{", ""), 3),
                arguments("a line less", EXPORT.replace(lines.get(3), ""), 4),
                arguments(
                        "two lines in another order",
                        EXPORT.replace(lines.get(3) + lines.get(4), lines.get(4) + lines.get(3)),
                        4),
                arguments("no last line", EXPORT.replace(lines.get(last), ""), last + 1),
                arguments("a shorter ledger", EXPORT.replace(lines.get(last - 1), ""), last),
                arguments("no newline at the end", EXPORT.substring(0, EXPORT.length() - 1), last + 1),
                arguments("a space in the last line", replaced(lines, last + 1, ":", ": "), last + 1),
                arguments("something behind", EXPORT + "\n", last + 2),
                arguments("nothing", "", 1));
    }

    private static String replaced(List<String> lines, int line, String pattern, String replacement) {
        List<String> changed = new ArrayList<>(lines);
        changed.set(line - 1, changed.get(line - 1).replaceFirst(pattern, replacement));
        return String.join("", changed);
    }

    @ParameterizedTest(name = "[LP7] {0}: both name line {2}")
    @MethodSource("broken")
    void broken(String what, String export, long line) throws Exception {
        Run script = script(export);

        assertThat(export).isNotEqualTo(EXPORT);
        assertThat(script.exit()).as(script.out()).isEqualTo(1);
        assertThat(script.out()).contains("Line " + line + ":");
        assertThat(Exported.verdict(export.getBytes(UTF_8), Witnesses.NONE))
                .isInstanceOfSatisfying(
                        Verdict.Wrong.class, wrong -> assertThat(wrong.line()).isEqualTo(line));
    }

    @Test
    @DisplayName(
            "[LP7][LP11][LP12] the script says what holds the texts, and finds one that was left out, though it is signed again")
    void texts() throws Exception {
        List<String> lines = ForgedTexts.lines(EXPORT);
        String erased = Exported.of(ROWS, Exported.KEY, RoomCodec.erased(Sessions.CODE));
        lines.set(0, ForgedTexts.lines(erased).get(0));

        assertThat(script(EXPORT).out()).contains("held by their hashes:").doesNotContain("erased", "alone");
        assertThat(script(erased).out()).contains("a room that was erased:").doesNotContain("by their hashes");
        assertThat(script(Exported.before(Exported.KEY, text -> text)).out()).contains("by the signature alone: 11");
        assertThat(script(ForgedTexts.sign(lines)).out()).contains("some of what is personal was left out");
        assertThat(script(EXPORT.replace("Patty", "Betty")).exit()).isEqualTo(1);
    }

    private Run script(String export) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("export.ndjson"), export);
        return run(List.of("python3", SCRIPT.toAbsolutePath().toString(), file.toString(), folder.toString()));
    }

    /** As docs/ledger.md has it. */
    private Run openssl() throws IOException, InterruptedException {
        return openssl("");
    }

    private Run openssl(String prefix) throws IOException, InterruptedException {
        return run(List.of(
                "openssl",
                "pkeyutl",
                "-verify",
                "-pubin",
                "-inkey",
                prefix + "key.pem",
                "-rawin",
                "-in",
                prefix + "message.bin",
                "-sigfile",
                prefix + "signature.bin"));
    }

    private Run run(List<String> command) throws IOException, InterruptedException {
        String program = command.get(0);
        if (!isThere(program)) {
            String warning =
                    "WARNING: " + program + " is not installed, so that exports were not checked without our code.";
            assertThat(Boolean.parseBoolean(System.getenv("CI"))).as(warning).isFalse();
            System.err.println(warning);
            assumeTrue(false, warning);
        }
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
        return new Run(process.exitValue(), Files.readString(out));
    }

    private static boolean isThere(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }
}
