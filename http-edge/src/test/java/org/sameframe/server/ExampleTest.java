package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.history.LedgerVerifier;
import org.sameframe.history.Verdict;
import org.sameframe.history.Witnesses;
import org.sameframe.persistence.JournalStore;
import org.sameframe.transfer.JournalImport;
import org.sameframe.transfer.Outcome;
import org.sameframe.transfer.Passphrase;

/** The recorded session in docs/example, as it is to be had today. */
class ExampleTest {
    private static final Path EXAMPLE = Path.of("..", "docs", "example");

    private static TestServer server;
    private static Heads heads;
    private static Verdict.Sound ledger;

    @BeforeAll
    static void load(@TempDir Path data) throws Exception {
        try (InputStream in = Files.newInputStream(EXAMPLE.resolve("ledger.ndjson"))) {
            ledger = (Verdict.Sound) LedgerVerifier.of(Set.of(), Witnesses.NONE).verify(in);
        }
        JournalImport rooms = JournalImport.of(
                EXAMPLE.resolve("example.journal"), Passphrase.read(EXAMPLE.resolve("passphrase.txt")));
        try (JournalStore store = JournalStore.open(Settings.configuration(ConfigFactory.empty()), data)) {
            rooms.into(store, outcome -> assertThat(outcome).isInstanceOf(Outcome.Moved.class));
        }
        server = TestServer.start(data, Map.of());
        heads = new Heads(server, data);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Test
    @DisplayName("[EG1] the ledger verifies, and is that of the room in the file of rooms, line by line")
    void ledger() throws Exception {
        List<String> today =
                heads.get(ledger.room().value(), "export/ledger").body().lines().toList();

        List<String> kept = Files.readAllLines(EXAMPLE.resolve("ledger.ndjson"));
        assertThat(today).hasSameSizeAs(kept).hasSize((int) ledger.entries() + 1);
        // the last line is signed, and every server has a key of its own
        assertThat(today.subList(0, today.size() - 1)).isEqualTo(kept.subList(0, kept.size() - 1));
    }

    @ParameterizedTest(name = "[EG1] {1} is what is exported of it today")
    @DisplayName("[EG1] the exports are true")
    @CsvSource({
        "notes, notes.csv",
        "entries, entries.csv",
        "otio, session.otio",
        "edl, markers.edl",
        "avid, markers.txt"
    })
    void exports(String format, String file) throws Exception {
        assertThat(heads.get(ledger.room().value(), "export/" + format).body())
                .isEqualTo(Files.readString(EXAMPLE.resolve(file)));
    }

    @Test
    @DisplayName("[EG1] its page says the room, how many entries it has, its head and its signer as they are")
    void page() throws Exception {
        assertThat(Files.readString(EXAMPLE.resolve("README.md")))
                .contains("room %s, %d entries".formatted(ledger.room(), ledger.entries()))
                .contains("head    " + HexFormat.of().formatHex(ledger.head().toByteArray()))
                .contains("signer  " + ledger.signer())
                .contains("/history/" + ledger.room());
    }

    @Test
    @DisplayName("[EG1] each entry with something personal commits to it, and each note has its still")
    void whole() throws Exception {
        assertThat(ledger.texts().bound()).isPositive();
        assertThat(ledger.texts().unbound()).isZero();
        List<String> notes = Files.readAllLines(EXAMPLE.resolve("notes.csv")).stream()
                .filter(line -> line.matches("n\\d+,,.*"))
                .toList();
        assertThat(notes).isNotEmpty();
        for (String note : notes) {
            String still = note.substring(note.lastIndexOf(',') + 1);
            assertThat(heads.get(ledger.room().value(), "stills/" + still).statusCode())
                    .as(note)
                    .isEqualTo(200);
        }
    }
}
