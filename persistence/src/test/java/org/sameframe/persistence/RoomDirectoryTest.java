package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.persistence.DirectoryFixture.wanting;
import static org.sameframe.persistence.HistoryFixture.get;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.history.DirectoryPage;
import org.sameframe.history.DirectoryQuery;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.ListedRoom;
import org.sameframe.history.RoomState;
import org.sameframe.room.RoomCode;

/** Which rooms there are, as the directory says. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class RoomDirectoryTest {
    private final DirectoryFixture fixture;

    RoomDirectoryTest(TestStore.Kind kind, @TempDir Path folder) throws Exception {
        fixture = new DirectoryFixture(kind, folder);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    @DisplayName("[RD1] a room is listed with title, names, media, instants, its entries and the last one's hash")
    void listed() throws Exception {
        RoomCode room = fixture.create("Dailies", "Patty", "Trailer");
        for (int i = 1; i <= 10; i++) {
            fixture.join(room, "Guest " + i);
        }

        ListedRoom listed = fixture.await(room, some -> some.entries() == 11);

        HistoryReply.PastRoom past =
                (HistoryReply.PastRoom) get(fixture.history().stateAt(room, 11));
        HistoryReply.PastRoom first =
                (HistoryReply.PastRoom) get(fixture.history().stateAt(room, 1));
        assertThat(listed.state()).isEqualTo(RoomState.OPEN);
        assertThat(listed.title()).isEqualTo("Dailies");
        assertThat(listed.participants())
                .hasSize(11)
                .startsWith("Patty", "Guest 1", "Guest 2")
                .endsWith("Guest 10");
        assertThat(listed.media()).containsExactly("Trailer");
        assertThat(listed.head()).isEqualTo(past.mark());
        assertThat(listed.latest()).isEqualTo(past.at());
        assertThat(listed.created()).isEqualTo(first.at());
        assertThat(listed.alarm()).isEmpty();
    }

    @Test
    @DisplayName(
            "[RD2] rooms are found by words of title, code, names and media, in any case, by state and by instants")
    void search() throws Exception {
        RoomCode dailies = fixture.create("Dailies Monday", "Patty", "Trailer 50%");
        RoomCode notes = fixture.create("Notes", "Ünal", "sh_010");
        fixture.join(notes, "Patty O'Neil");
        fixture.await(notes, some -> some.entries() == 2);
        ListedRoom first = fixture.await(dailies, some -> true);

        assertThat(codes(wanting("monday", "", ""))).containsExactly(dailies);
        assertThat(codes(wanting("patty", "", ""))).containsExactly(notes, dailies);
        assertThat(codes(wanting("PATTY  notes", "", ""))).containsExactly(notes);
        assertThat(codes(wanting("patty sunday", "", ""))).isEmpty();
        assertThat(codes(wanting(dailies.value().toLowerCase(java.util.Locale.ROOT), "", "")))
                .containsExactly(dailies);
        assertThat(codes(wanting(dailies.value().replace("-", ""), "", ""))).containsExactly(dailies);
        assertThat(codes(wanting("ünal", "", ""))).containsExactly(notes);
        assertThat(codes(wanting("", "o'neil", ""))).containsExactly(notes);
        assertThat(codes(wanting("", "notes", ""))).isEmpty();
        assertThat(codes(wanting("", "", "50%"))).containsExactly(dailies);
        assertThat(codes(wanting("", "", "h_0"))).containsExactly(notes);
        assertThat(codes(wanting("", "", "%"))).containsExactly(dailies);
        assertThat(codes(wanting("", "", "patty"))).isEmpty();
        assertThat(codes(between(0, first.latest()))).containsExactly(dailies);
        assertThat(codes(between(first.latest() + 1, Long.MAX_VALUE))).containsExactly(notes);
        assertThat(codes(of(RoomState.OPEN))).containsExactly(notes, dailies);
        assertThat(codes(of(RoomState.CLOSED))).isEmpty();
    }

    private static DirectoryQuery between(long from, long until) {
        return new DirectoryQuery(Optional.empty(), "", "", "", Optional.empty(), from, until, Optional.empty(), 100);
    }

    private static DirectoryQuery of(RoomState state) {
        return new DirectoryQuery(
                Optional.empty(), "", "", "", Optional.of(state), 0, Long.MAX_VALUE, Optional.empty(), 100);
    }

    @Test
    @DisplayName("[RD2] pages follow each other, newest activity first, each room once")
    void pages() throws Exception {
        List<RoomCode> created = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            created.add(0, fixture.create("Room " + i, "Ann", "Clip"));
        }
        fixture.await(created.get(0), some -> true);
        fixture.restart(false);

        List<RoomCode> listed = new ArrayList<>();
        Optional<DirectoryQuery.Position> after = Optional.empty();
        int pages = 0;
        do {
            DirectoryPage page = get(fixture.directory()
                    .rooms(new DirectoryQuery(
                            Optional.empty(), "room", "", "", Optional.empty(), 0, Long.MAX_VALUE, after, 3)));
            page.rooms().forEach(room -> listed.add(room.room()));
            after = page.next();
            pages++;
        } while (after.isPresent());

        assertThat(pages).isEqualTo(3);
        assertThat(listed).isEqualTo(created);
    }

    @Test
    @DisplayName("[RD5] what nobody told of, since the server was killed, is there after the next start")
    void caughtUp() throws Exception {
        RoomCode known = fixture.create("Known", "Ann", "Clip");
        fixture.await(known, some -> some.entries() == 1);
        List<RoomCode> unheard = new ArrayList<>();

        fixture.restartAfter(rooms -> {
            unheard.add(DirectoryFixture.create(rooms, "Unheard", "Bob", "Clip"));
            get(rooms.join(known, "Eve"));
        });

        assertThat(fixture.find(unheard.get(0)).title()).isEqualTo("Unheard");
        assertThat(fixture.find(known).participants()).containsExactly("Ann", "Eve");
        assertThat(fixture.find(known).alarm()).isEmpty();
    }

    @Test
    @DisplayName("[RD4] made anew, the directory says the same; what it had made up is gone")
    void anew() throws Exception {
        RoomCode room = fixture.create("Dailies", "Patty", "Trailer");
        RoomCode gone = fixture.create("Secret", "Mallory", "Clip");
        fixture.await(gone, some -> true);
        fixture.await(room, some -> true);
        fixture.whileClosed("DELETE FROM room_key WHERE room = '" + gone + "'");
        List<ListedRoom> before = fixture.list();
        assertThat(before).extracting(ListedRoom::state).containsExactly(RoomState.ERASED, RoomState.OPEN);

        fixture.executeOnDirectory("UPDATE room_directory SET title = 'Something else', search = ''");
        assertThat(fixture.list()).isNotEqualTo(before);
        fixture.restart(true);

        assertThat(fixture.list()).isEqualTo(before);
        assertThat(codes(wanting("patty", "", ""))).containsExactly(room);
    }

    @Test
    @DisplayName("[RD7] of an erased room nothing personal is left, whether it is told of or found at the next start")
    void erased() throws Exception {
        RoomCode told = fixture.create("Secret one", "Mallory", "Hidden");
        RoomCode found = fixture.create("Secret two", "Mallory", "Hidden");
        fixture.await(told, some -> true);
        long entries = fixture.await(found, some -> true).entries();

        fixture.execute("DELETE FROM room_key");
        get(fixture.directory().erase(told));
        assertErased(fixture.find(told), entries);
        fixture.restart(false);

        assertErased(fixture.find(told), entries);
        assertErased(fixture.find(found), entries);
        for (String text : List.of("secret", "mallory", "hidden")) {
            assertThat(codes(wanting(text, "", ""))).isEmpty();
            assertThat(codes(wanting("", text, ""))).isEmpty();
            assertThat(codes(wanting("", "", text))).isEmpty();
        }
        assertThat(codes(of(RoomState.ERASED))).containsExactlyInAnyOrder(told, found);
    }

    private static void assertErased(ListedRoom room, long entries) {
        assertThat(room.state()).isEqualTo(RoomState.ERASED);
        assertThat(room.title()).isEmpty();
        assertThat(room.participants()).isEmpty();
        assertThat(room.media()).isEmpty();
        assertThat(room.entries()).isEqualTo(entries);
        assertThat(room.alarm()).isEmpty();
    }

    private List<RoomCode> codes(DirectoryQuery query) throws Exception {
        return fixture.list(query).stream().map(ListedRoom::room).toList();
    }
}
