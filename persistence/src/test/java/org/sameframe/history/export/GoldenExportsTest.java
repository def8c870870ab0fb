package org.sameframe.history.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.room.Medium;

/** What exports look like, kept as files. {@code -Dgolden.write=true} writes them anew, to be looked at. */
class GoldenExportsTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden-exports");

    static Stream<Arguments> exports() {
        Session dailies = Sessions.dailies();
        Session drop = Sessions.dropFrame();
        return Stream.of(
                arguments("[EX3] notes.csv", "notes.csv", NotesCsv.of(dailies)),
                arguments("[EX3] entries.csv", "entries.csv", EntriesCsv.of(dailies)),
                arguments("[EX6] session.otio", "session.otio", Otio.of(dailies)),
                arguments("[EX7] sh010.edl", "sh010.edl", Edl.of(dailies, medium(dailies, "m1"))),
                arguments("[EX8] sh010.txt", "sh010.txt", AvidMarkers.of(dailies, medium(dailies, "m1"))),
                arguments("[EX2] drop-frame.csv", "drop-frame.csv", NotesCsv.of(drop)),
                arguments("[EX2] drop-frame.edl", "drop-frame.edl", Edl.of(drop, medium(drop, "m1"))),
                arguments("[EX2] drop-frame.txt", "drop-frame.txt", AvidMarkers.of(drop, medium(drop, "m1"))),
                arguments("[EX2] drop-frame.otio", "drop-frame.otio", Otio.of(drop)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exports")
    void golden(String rule, String file, String text) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(file), text);
        }
        assertThat(text).isEqualTo(Files.readString(FOLDER.resolve(file)));
    }

    private static Medium medium(Session session, String id) {
        return session.room().medium(id).orElseThrow();
    }
}
