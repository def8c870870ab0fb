package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[RM9] what a policy may be, when the room is created and later")
    @CsvSource({
        "places=1, true",
        "places=1000, true",
        "places=0, false",
        "places=-1, false",
        "places=1001, false",
        "grace=0, true",
        "grace=3600000, true",
        "grace=-1, false",
        "grace=3600001, false",
        "absence=0, true",
        "absence=3600000, true",
        "absence=-1, false",
        "absence=3600001, false",
        "shortest=0 longest=0, true",
        "shortest=10000 longest=10000, true",
        "shortest=-1, false",
        "longest=10001, false",
        "shortest=500 longest=499, false",
        "ready=0, true",
        "ready=60000, true",
        "ready=-1, false",
        "ready=60001, false",
        "stalled=0, true",
        "stalled=60000, true",
        "stalled=-1, false",
        "stalled=60001, false",
        "agree=0, true",
        "agree=60000, true",
        "agree=-1, false",
        "agree=60001, false",
        "off=NOTES off=PLAYBACK, true",
        "off=ROOM, false",
        "off=ROSTER, false",
        "off=MEDIA, false"
    })
    void policies(String text, boolean isValid) {
        Policy policy = Policies.of(text);
        String outcome = isValid ? "accepted" : "invalid";
        TestRoom none = TestRoom.none();
        assertThat(none.serves(new ServerCommand.Create("", "Patty", TestRoom.CLIP, policy)))
                .isEqualTo(outcome);
        assertThat(none.room.exists()).isEqualTo(isValid);
        TestRoom room = TestRoom.created();
        assertThat(room.says(1, new HostCommand.SetPolicy(policy))).isEqualTo(outcome);
        assertThat(room.room.policy()).isEqualTo(isValid ? policy : Policy.DEFAULT);
        assertThat(room.says(1, new HostCommand.SetPolicy(policy))).isEqualTo(isValid ? "unchanged" : "invalid");
    }

    @Test
    @DisplayName("[FA5] [RM9] the defaults are those of the constants in docs/SPEC.md")
    void defaults() {
        assertThat(Policy.DEFAULT)
                .isEqualTo(Policies.of("places=50 grace=30000 absence=60000 shortest=60 longest=1000 ready=0 stalled=0"
                        + " agree=5000 EVERYONE HOST_WINS KEEP COUNTS off=GRADE"));
    }

    @Test
    @DisplayName("[RM9] hosts may change it at any time, also in the lobby and at a gate; who has a place keeps it")
    void anyTime() {
        TestRoom room = TestRoom.created(Policies.of("lobby ready=1000"));
        int quinn = room.comes("Quinn");
        assertThat(room.says(1, Policies.set("lobby ready=2000"))).isEqualTo("accepted");
        room.gives(new HostCommand.Start());
        room.gives(new TransportCommand.Play());
        assertThat(room.room.gate()).isPresent();
        assertThat(room.says(1, Policies.set("ready=2000 places=1"))).isEqualTo("accepted");
        assertThat(room.room.gate()).isPresent();
        assertThat(room.person(quinn).hasPlace()).isTrue();
        assertThat(room.serves(new ServerCommand.Admit("Rosa"))).isEqualTo("room-full");
    }

    @Test
    @DisplayName("[RM9] [RO5] grace times count from the next loss; who is away keeps the promise that was given")
    void grace() {
        TestRoom room = TestRoom.created(Policies.of("OFF"));
        int quinn = room.comes("Quinn");
        int rosa = room.comes("Rosa");
        room.serves(new ServerCommand.Depart(quinn));
        room.gives(Policies.set("OFF grace=1000"));
        room.serves(new ServerCommand.Depart(rosa));
        assertThat(room.person(quinn).until()).isEqualTo(room.now + 30 * TestRoom.SECOND);
        assertThat(room.person(rosa).until()).isEqualTo(room.now + TestRoom.SECOND);
    }

    @Test
    @DisplayName("[RM10] what follows from one departure is all in its entry: readiness, lead, gate, missing host")
    void together() {
        TestRoom room = TestRoom.created(Policies.of("LEAD ready=60000 PROMOTE"));
        int quinn = room.comes("Quinn");
        room.gives(quinn, new PersonCommand.SetReady("m1", 100, true));
        room.gives(quinn, new LeadCommand.RequestLead());
        room.gives(new PersonCommand.SetReady("m1", 99, true));
        room.gives(new TransportCommand.Play());
        long seq = room.seq();
        room.after(TestRoom.SECOND).gives(new PersonCommand.Leave());
        assertThat(room.seq()).isEqualTo(seq + 1);
        assertThat(room.keys())
                .containsExactlyInAnyOrder("participant/1", "ready/1", "vacancy", "lead", "gate", "playback");
        assertThat(room.room.lead()).contains(new Lead(quinn, List.of()));
        assertThat(Notation.text(room.playback(), room.now)).isEqualTo("plays 0 in 60");
    }

    @Test
    @DisplayName("[RM10] nothing follows in a room that nobody has created")
    void nothing() {
        assertThat(TestRoom.none().serves(new ServerCommand.Restarted())).isEqualTo("unchanged");
        assertThat(TestRoom.none().serves(new ServerCommand.TimePassed())).isEqualTo("unchanged");
        assertThat(TestRoom.none().serves(new ServerCommand.CompareFrames())).isEqualTo("unchanged");
        assertThat(TestRoom.none().serves(new ServerCommand.Stall(1, true))).isEqualTo("unchanged");
        assertThat(TestRoom.none().serves(new ServerCommand.Stall(1, false))).isEqualTo("unchanged");
    }
}
