package org.sameframe.history.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.Annotation;
import org.sameframe.room.Entry;
import org.sameframe.room.Medium;
import org.sameframe.room.Origin;
import org.sameframe.room.Room;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Shape;
import org.sameframe.room.Shot;
import org.sameframe.room.ShotStatus;

class SessionTest {
    @Test
    @DisplayName("[HI11] a file of one medium is of the first shot's chosen version, unless another is named")
    void first() {
        Session session = Sessions.dailies();
        assertThat(session.first().map(Medium::id)).hasValue("m1");

        Room older = session.room();
        Room chosen = with(older, new Shot("s2", 0, List.of("m3", "m2"), "m2", ShotStatus.OPEN));
        assertThat(chosen.shots().get(0).versions()).startsWith("m3");
        assertThat(new Session(Sessions.CODE, chosen, session.entries(), Optional.empty(), Optional.empty(), false)
                        .first()
                        .map(Medium::id))
                .hasValue("m2");
        assertThat(new Session(Sessions.CODE, Room.NONE, List.of(), Optional.empty(), Optional.empty(), false).first())
                .isEmpty();
    }

    @Test
    @DisplayName(
            "[HI11] of an erased room a timeline and an EDL say so, and nothing is drawn that nobody knows any more")
    void erased() throws Exception {
        Session whole = Sessions.dailies();
        List<Entry> entries = new ArrayList<>(whole.entries());
        Annotation drawing = whole.room().annotations().stream()
                .filter(some -> some.id().equals("a12"))
                .findAny()
                .orElseThrow();
        Shape unknown = new Shape(drawing.shape().kind(), List.of(), "");
        Annotation sealed = new Annotation(
                drawing.id(),
                drawing.author(),
                drawing.medium(),
                drawing.firstFrame(),
                drawing.lastFrame(),
                drawing.color(),
                drawing.width(),
                unknown);
        entries.add(new Entry(21, whole.room().now(), Origin.ROOM, List.of(new RoomEvent.Put(sealed))));
        Session erased = Session.of(Sessions.CODE, entries).erased(true);
        Medium medium = erased.room().medium(drawing.medium()).orElseThrow();

        String sentence = "This session was erased: names, titles, texts and what was drawn are gone for good.";
        assertThat(Edl.of(erased, medium)).contains("\n* " + sentence + "\n");
        assertThat(Edl.of(whole, medium)).doesNotContain("erased");
        JsonNode timeline = new ObjectMapper().readTree(Otio.of(erased));
        assertThat(timeline.at("/metadata/sameframe/erased").booleanValue()).isTrue();
        assertThat(timeline.at("/metadata/sameframe/warning").textValue()).isEqualTo(sentence);
        String uuid = UUID.nameUUIDFromBytes((Sessions.CODE.value() + "/" + drawing.id()).getBytes(UTF_8))
                .toString();
        assertThat(Otio.of(whole)).contains(uuid);
        assertThat(Otio.of(erased)).doesNotContain(uuid);
    }

    private static Room with(Room room, Shot shot) {
        return room.apply(new Entry(21, room.now(), Origin.ROOM, List.of(new RoomEvent.Put(shot))));
    }
}
