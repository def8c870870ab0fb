package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sameframe.persistence.HistoryFixture.get;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.pekko.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.history.Access;
import org.sameframe.history.AccessLog;
import org.sameframe.history.AccessPage;
import org.sameframe.room.RoomCode;

@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class AccessLogTest {
    private static final RoomCode ROOM = RoomCode.of(1);
    private static final RoomCode OTHER = RoomCode.of(2);

    private final DirectoryFixture fixture;
    private AccessLog log;

    AccessLogTest(TestStore.Kind kind, @TempDir Path folder) throws Exception {
        fixture = new DirectoryFixture(kind, folder);
        log = open();
    }

    private AccessLog open() {
        return AccessLog.create(
                fixture.pekko().system(),
                fixture.storage().directorySide(fixture.pekko().system()));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    @DisplayName(
            "[AL1] accesses are listed the latest first, by room or all of them, page by page, also after a restart")
    void listed() throws Exception {
        List<CompletionStage<Done>> written = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            written.add(log.record(access(ROOM, i)));
        }
        for (CompletionStage<Done> each : written) {
            get(each);
        }
        get(log.record(access(OTHER, 301)));
        get(log.record(new Access(Access.ALL_ROOMS, 302, "t", "Desk 2", "rooms", "", 200)));
        fixture.restart(true);
        log = open();

        assertThat(instants(get(log.accesses(Long.MAX_VALUE, 3)))).containsExactly(302, 301, 300);
        List<Integer> all = new ArrayList<>();
        AccessPage page = get(log.accesses(ROOM, Long.MAX_VALUE, 70));
        all.addAll(instants(page));
        while (page.next().isPresent()) {
            page = get(log.accesses(ROOM, page.next().getAsLong(), 70));
            all.addAll(instants(page));
        }
        assertThat(all)
                .isEqualTo(
                        IntStream.rangeClosed(1, 300).map(i -> 301 - i).boxed().toList());
        assertThat(get(log.accesses(OTHER, Long.MAX_VALUE, 1))).isEqualTo(get(log.accesses(OTHER, 1_000_000, 1)));
        assertThat(get(log.accesses(OTHER, Long.MAX_VALUE, 1)).accesses()).containsExactly(access(OTHER, 301));
    }

    @Test
    @DisplayName("[AL2] what cannot be stored fails, and what can afterwards is stored")
    void fails() throws Exception {
        get(log.record(access(ROOM, 1)));
        fixture.executeOnDirectory("ALTER TABLE room_access RENAME TO elsewhere");
        assertThatThrownBy(() -> get(log.record(access(ROOM, 2)))).isInstanceOf(ExecutionException.class);
        fixture.executeOnDirectory("ALTER TABLE elsewhere RENAME TO room_access");

        get(log.record(access(ROOM, 3)));

        assertThat(instants(get(log.accesses(ROOM, Long.MAX_VALUE, 10)))).containsExactly(3, 1);
    }

    @Test
    @DisplayName("[AL4] who has read an erased room's history is forgotten, and that of no other room")
    void erased() throws Exception {
        get(log.record(access(ROOM, 1)));
        get(log.record(access(OTHER, 2)));

        get(log.erase(ROOM));

        assertThat(instants(get(log.accesses(Long.MAX_VALUE, 10)))).containsExactly(2);
    }

    private static Access access(RoomCode room, long at) {
        return new Access(room.value(), at, "token-1", "", "entries", "after=3", 200);
    }

    private static List<Integer> instants(AccessPage page) {
        return page.accesses().stream().map(access -> (int) access.at()).toList();
    }
}
