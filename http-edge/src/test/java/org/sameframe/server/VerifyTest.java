package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.history.export.ExportKey;
import org.sameframe.history.export.LedgerExport;
import org.sameframe.history.export.SignedHead;
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;

/** Runs {@code verify} as people do, in a process of its own. */
class VerifyTest {
    private static final ExportKey KEY = ExportKey.random();
    private static final ExportKey OTHER = ExportKey.random();
    private static final RoomCodec CODEC = RoomCodec.of(new RoomCode("ABCD-2345"), RoomKey.random());
    private static final LedgerRow FIRST = row(1, LedgerHash.NONE);
    private static final LedgerRow SECOND = row(2, FIRST.hash());

    @TempDir
    private Path folder;

    private static LedgerRow row(long seq, ByteString previous) {
        RoomCard card = new RoomCard("Dailies " + seq, 1, 0);
        return CODEC.seal(new Entry(seq, seq, Origin.ROOM, List.of(new RoomEvent.Put(card))), previous);
    }

    @BeforeEach
    void write() throws IOException {
        LedgerExport export = LedgerExport.of(CODEC);
        String text = export.line(FIRST) + export.line(SECOND) + export.proof(KEY);
        Files.writeString(folder.resolve("sound"), text);
        LedgerExport again = LedgerExport.of(CODEC);
        Files.writeString(folder.resolve("signed-anew"), again.line(FIRST) + again.line(SECOND) + again.proof(OTHER));
        Files.writeString(
                folder.resolve("seen-elsewhere"), witness(2, hex(SECOND.hash())).replace("ABCD", "WXYZ"));
        Files.writeString(folder.resolve("seen-by-nobody"), "\n");
        Files.writeString(folder.resolve("altered"), text.replace("Dailies 2", "Dailies 3"));
        Files.writeString(folder.resolve("key.pem"), pem(KEY));
        Files.writeString(folder.resolve("other.pem"), pem(OTHER));
        Files.writeString(folder.resolve("seen"), witness(2, hex(SECOND.hash())));
        Files.writeString(folder.resolve("seen-otherwise"), witness(2, "0".repeat(64)));
        Files.writeString(folder.resolve("seen-more"), witness(3, "0".repeat(64)));
        Files.writeString(folder.resolve("seen-nothing"), "nothing\n");
        SignedHead head = SignedHead.sign(KEY, CODEC.room(), new Mark(2, SECOND.hash()));
        Files.writeString(folder.resolve("seen-signed"), signed(2, head));
        Files.writeString(folder.resolve("seen-forged"), witness(1, hex(FIRST.hash())) + signed(1, head));
    }

    private static String pem(ExportKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(key.publicKey().toByteArray())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String witness(long seq, String hash) {
        return "{\"room\":\"ABCD-2345\",\"seq\":" + seq + ",\"hash\":\"" + hash + "\"}\n";
    }

    private static String signed(long seq, SignedHead head) {
        return "{\"room\":\"ABCD-2345\",\"seq\":%d,\"hash\":\"%s\",\"publicKey\":\"%s\",\"signature\":\"%s\"}\n"
                .formatted(
                        seq,
                        hex(head.mark().hash()),
                        Base64.getEncoder().encodeToString(head.publicKey().toByteArray()),
                        Base64.getEncoder().encodeToString(head.signature().toByteArray()));
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments(List.of("sound"), 0, "sound is sound."),
                arguments(List.of("sound", "--key", "key.pem", "--witness", "seen"), 0, "sound is sound."),
                arguments(List.of("sound", "--key", KEY.fingerprint()), 0, "sound is sound."),
                arguments(
                        List.of("altered"),
                        1,
                        "altered is not sound. Line 2: entry 2: its readable part says something else"),
                arguments(List.of("sound", "--key", "other.pem"), 1, "signed by another key"),
                arguments(List.of("sound", "--witness", "seen-otherwise"), 1, "Line 2: the ledger was rewritten"),
                arguments(List.of("sound", "--witness", "seen-more"), 1, "Line 3: the ledger was cut off"));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments(
                        "[LP8]",
                        List.of("signed-anew", "--witness", "seen-signed"),
                        1,
                        "but the entry 2 that a witness has seen by"),
                arguments(
                        "[LP8]",
                        List.of("signed-anew", "--witness", "seen-signed", "--key", "other.pem"),
                        1,
                        "code    other-witnessed-signer"),
                arguments(
                        "[LP8]",
                        List.of("signed-anew", "--witness", "seen-signed", "--key", "key.pem"),
                        1,
                        "code    other-signer"),
                arguments(
                        "[LP8]",
                        List.of("signed-anew", "--witness", "seen-signed", "--key", "key.pem", "--key", "other.pem"),
                        0,
                        "is sound."),
                arguments("[LP9]", List.of("sound", "--witness", "seen"), 0, "that it agrees with: 1"),
                arguments("[LP9]", List.of("sound", "--witness", "seen-elsewhere"), 1, "compared with nothing"),
                arguments("[LP9]", List.of("sound", "--witness", "seen-by-nobody"), 1, "code    not-witnessed"));
    }

    @ParameterizedTest(name = "{0} verify {1} ends with {2}")
    @MethodSource("others")
    void others(String rule, List<String> options, int exit, String said) throws Exception {
        ServerProcess command = run(options);

        assertThat(command.exit()).as(rule).isEqualTo(exit);
        assertThat(String.join("\n", command.out())).contains(said);
        assertThat(command.err()).isEmpty();
    }

    static Stream<Arguments> signedFiles() {
        return Stream.of(
                arguments(List.of("sound", "--witness", "seen-signed"), 0, "sound is sound."),
                arguments(
                        List.of("sound", "--witness", "seen-forged"),
                        1,
                        "seen-forged is not sound. Line 2: its signature"));
    }

    @ParameterizedTest(name = "[WI7] verify {0} ends with {1}")
    @MethodSource("signedFiles")
    void signedWitnesses(List<String> options, int exit, String said) throws Exception {
        verify(options, exit, said);
    }

    @ParameterizedTest(name = "[LP6] verify {0} ends with {1}")
    @MethodSource("files")
    void verify(List<String> options, int exit, String said) throws Exception {
        ServerProcess command = run(options);

        assertThat(command.exit()).as(String.join("\n", command.err())).isEqualTo(exit);
        assertThat(String.join("\n", command.out())).contains(said);
        if (exit == 0) {
            assertThat(String.join("\n", command.out()))
                    .contains("ABCD-2345", "entries 2", hex(SECOND.hash()), KEY.fingerprint());
        }
        assertThat(command.err()).isEmpty();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments(List.of(), "FILE"),
                arguments(List.of("nothing"), "nothing cannot be read"),
                arguments(List.of("sound", "--key", "nothing"), "--key: nothing"),
                arguments(List.of("sound", "--witness", "nothing"), "--witness: nothing cannot be read"),
                arguments(List.of("sound", "--witness", "seen-nothing"), "Line 1 is no witness"),
                arguments(List.of("sound", "--nonsense"), "--nonsense"));
    }

    @ParameterizedTest(name = "[LP6] verify {0} gets a sentence and exit code 2")
    @MethodSource("wrong")
    void wrong(List<String> options, String named) throws Exception {
        ServerProcess command = run(options);

        assertThat(command.exit()).isEqualTo(2);
        assertThat(command.err()).singleElement().asString().contains(named, "--help lists the options");
        assertThat(command.out()).isEmpty();
    }

    @Test
    @DisplayName("[LP6] verify --help lists the options and what it ends with; --help lists verify")
    void help() throws Exception {
        ServerProcess command = run(List.of("--help"));

        assertThat(command.exit()).isZero();
        assertThat(String.join("\n", command.out())).contains("FILE", "--key", "--witness", "Ends with 0");
        ServerProcess main = ServerProcess.start(folder, Map.of(), List.of("--help"));
        main.ends();
        assertThat(String.join("\n", main.out())).contains("verify");
    }

    private ServerProcess run(List<String> options) throws Exception {
        ServerProcess command = ServerProcess.start(
                folder,
                Map.of(),
                Stream.concat(Stream.of("verify"), options.stream()).toList());
        command.ends();
        return command;
    }
}
