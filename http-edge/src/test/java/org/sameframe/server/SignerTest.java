package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.edge.auth.ExportKeyFile;
import org.sameframe.history.export.ExportKey;
import org.sameframe.history.export.LedgerExport;
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;

/** Runs {@code signer} as people do, in a process of its own. */
class SignerTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("[LP10] signer says the fingerprint as verify does, and what it prints is a key for verify")
    void says() throws Exception {
        ExportKey key = ExportKeyFile.open(folder.resolve("d"));

        ServerProcess signer = run("signer", "--data", "d");

        assertThat(signer.exit()).as(String.join("\n", signer.err())).isZero();
        assertThat(signer.out().get(0)).isEqualTo("  signer  " + key.fingerprint());
        assertThat(String.join("\n", signer.out()))
                .contains("-----BEGIN PUBLIC KEY-----")
                .doesNotContain("PRIVATE");
        Files.write(folder.resolve("signer.pem"), signer.out());
        Files.writeString(folder.resolve("export.ndjson"), export(key));
        ServerProcess verdict = run("verify", "export.ndjson", "--key", "signer.pem");
        assertThat(verdict.exit()).as(String.join("\n", verdict.out())).isZero();
        assertThat(verdict.out()).contains(signer.out().get(0));
    }

    private static String export(ExportKey key) {
        RoomCodec codec = RoomCodec.of(new RoomCode("ABCD-2345"), RoomKey.random());
        RoomCard card = new RoomCard("Dailies", 1, 0);
        LedgerRow row = codec.seal(new Entry(1, 1, Origin.ROOM, List.of(new RoomEvent.Put(card))), LedgerHash.NONE);
        LedgerExport export = LedgerExport.of(codec);
        return export.line(row) + export.proof(key);
    }

    @Test
    @DisplayName("[LP10] a folder without a key gets none, and exit code 1")
    void noKey() throws Exception {
        ServerProcess signer = run("signer", "--data", "nothing");

        assertThat(signer.exit()).isEqualTo(1);
        assertThat(signer.err()).singleElement().asString().contains("nothing", "--data");
        assertThat(signer.out()).isEmpty();
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    @Test
    @DisplayName("[LP10] a server that starts logs who signs")
    void logs() throws Exception {
        ServerProcess server = ServerProcess.start(folder, Map.of(), List.of("--port", "0", "--data", "d"));
        try {
            server.ready();
            assertThat(Stream.concat(server.out().stream(), server.err().stream()))
                    .anyMatch(line -> line.contains("signed by " + fingerprint()));
        } finally {
            server.kill();
        }
    }

    private String fingerprint() {
        try {
            return ExportKeyFile.open(folder.resolve("d")).fingerprint();
        } catch (java.io.IOException e) {
            throw new AssertionError("the server has made it", e);
        }
    }

    private ServerProcess run(String... options) throws Exception {
        ServerProcess command = ServerProcess.start(folder, Map.of(), List.of(options));
        command.ends();
        return command;
    }
}
