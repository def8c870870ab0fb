package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.Agreement;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.Origin;
import org.sameframe.room.PersonCommand;
import org.sameframe.room.Policy;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.ServerCommand;
import org.sameframe.room.Signal;
import org.sameframe.room.TransportCommand;

/** What clients say to show while the room rests. Seat 7 is the host's, 8 and 9 are two tabs of Quentin, 10 is Rosa's. */
class FrameAgreementActorTest {
    private final Bench bench = new Bench();
    private ActorRef<RoomEntity.Message> room;
    private RoomCode code = TestRoom.CODE;
    private int rooms;
    /** Of the entry with which the room came to rest on frame 42. */
    private long rest;

    @BeforeEach
    void resting() {
        enter(Policies.agreeing(AgreementRecord.NAMES));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("[FA2] as soon as all show the frame that is recorded, once, and told to everybody: how many and who")
    void agreed() {
        shows(7, 42, rest);
        shows(8, 42, rest);
        assertThat(agreement()).isEmpty();
        shows(10, 42, rest);
        Agreement agreement = agreement().orElseThrow();
        assertThat(agreement.agreed()).isTrue();
        assertThat(agreement.frame()).isEqualTo(42);
        assertThat(agreement.counts()).isEqualTo(new Agreement.Counts(3, 0, 0, 0, 0));
        assertThat(agreement.names().shown())
                .extracting(Agreement.Shown::participant)
                .containsExactlyInAnyOrder(1, 2, 3);
        List<Recorded> told = bench.heard(Audience.Publish.class).entries();
        assertThat(told).hasSize(1);

        long seq = seq();
        for (int i = 0; i < 3; i++) {
            shows(7, 42, rest + 1);
            shows(8, 42, rest + 1);
            shows(10, 43, rest + 1);
            shows(10, 42, rest + 1);
        }
        pass(Duration.ofSeconds(20));
        assertThat(seq()).isEqualTo(seq);
    }

    @Test
    @DisplayName("[FA1] what was said before the rest was taken in counts for nothing, even if it names the frame")
    void before() {
        shows(7, 42, rest);
        shows(8, 42, rest);
        shows(10, 42, rest - 1);
        assertThat(agreement()).isEmpty();
        shows(10, 42, rest + 5);
        assertThat(agreement().orElseThrow().agreed()).isTrue();
    }

    @Test
    @DisplayName(
            "[FA1] each rest is compared anew, also on the same frame: what was said of the last one does not count")
    void anew() {
        allShow(42, rest);
        assertThat(agreement().orElseThrow().agreed()).isTrue();
        pass(Duration.ofSeconds(1));
        by(1, TestRoom.seek(50));
        pass(Duration.ofSeconds(1));
        long next = by(1, TestRoom.seek(42));
        long seq = seq();
        shows(7, 42, next);
        shows(8, 42, next);
        assertThat(seq()).isEqualTo(seq);
        shows(10, 42, next);
        assertThat(seq()).isEqualTo(seq + 1);
    }

    @Test
    @DisplayName("[FA4] if not all do within the time, that is recorded, once: who shows what, and who does not say")
    void disagreed() {
        shows(7, 42, rest);
        shows(8, 41, rest);
        pass(Duration.ofMillis(4_999));
        assertThat(agreement()).isEmpty();
        pass(Duration.ofMillis(1));
        Agreement agreement = agreement().orElseThrow();
        assertThat(agreement.agreed()).isFalse();
        assertThat(agreement.counts()).isEqualTo(new Agreement.Counts(1, 2, 0, 0, 0));
        assertThat(agreement.names().shown())
                .containsExactlyInAnyOrder(new Agreement.Shown(1, "m1", 42), new Agreement.Shown(2, "m1", 41));
        assertThat(agreement.names().silent()).containsExactly(3);
        long seq = seq();
        pass(Duration.ofSeconds(20));
        assertThat(seq()).isEqualTo(seq);
    }

    @Test
    @DisplayName("[FA2] that all show the frame after all is recorded as well, once")
    void late() {
        shows(7, 42, rest);
        shows(8, 41, rest);
        pass(Duration.ofSeconds(5));
        long seq = seq();
        allShow(42, rest);
        assertThat(agreement().orElseThrow().agreed()).isTrue();
        assertThat(seq()).isEqualTo(seq + 1);
        shows(8, 41, rest);
        pass(Duration.ofSeconds(20));
        assertThat(seq()).isEqualTo(seq + 1);
    }

    @Test
    @DisplayName("[OS2] who looks around alone neither agrees nor disagrees, and is counted as such")
    void outOfSync() {
        shows(7, 42, rest);
        shows(8, 42, rest);
        shows(10, 99, rest);
        assertThat(agreement()).isEmpty();
        by(3, new PersonCommand.SetOutOfSync(true));
        Agreement agreement = agreement().orElseThrow();
        assertThat(agreement.agreed()).isTrue();
        assertThat(agreement.counts()).isEqualTo(new Agreement.Counts(2, 0, 0, 1, 0));
        assertThat(agreement.names().outOfSync()).containsExactly(3);
    }

    @Test
    @DisplayName("[FA3] hidden pages and players that cannot tell their frame are counted, and never disagree")
    void hiddenAndInexact() {
        shows(7, 42, rest);
        signal(8, new Signal.Status(1_000, 3, "m1", rest, false, true, false));
        signal(10, new Signal.Status(1_000, 3, "m1", rest, false, false, true));
        Agreement agreement = agreement().orElseThrow();
        assertThat(agreement.agreed()).isTrue();
        assertThat(agreement.counts()).isEqualTo(new Agreement.Counts(1, 0, 1, 0, 1));
        assertThat(agreement.names().hidden()).containsExactly(2);
        assertThat(agreement.names().inexact()).containsExactly(3);
    }

    @Test
    @DisplayName("[FA1] of two tabs of a person one that shows the frame is enough")
    void oneOfTwoTabs() {
        shows(7, 42, rest);
        shows(8, 17, rest);
        shows(10, 42, rest);
        assertThat(agreement()).isEmpty();
        shows(9, 42, rest);
        assertThat(agreement().orElseThrow().counts().same()).isEqualTo(3);
    }

    @Test
    @DisplayName("[FA3] when the only one who does not show the frame is away, the others agree")
    void whoDisagreesIsLost() {
        shows(7, 42, rest);
        shows(8, 42, rest);
        shows(10, 17, rest);
        room.tell(new RoomEntity.Detach(bench.seat(10)));
        assertThat(agreement().orElseThrow().counts()).isEqualTo(new Agreement.Counts(2, 0, 0, 0, 0));
    }

    @Test
    @DisplayName("[FA3] nothing is recorded while it plays, if the policy says off, and of one who is alone")
    void nothing() {
        by(1, new TransportCommand.Play());
        allShow(42, rest + 1);
        pass(Duration.ofSeconds(20));
        assertThat(agreement()).isEmpty();

        enter(Policies.PLAIN);
        allShow(42, rest);
        pass(Duration.ofSeconds(20));
        assertThat(agreement()).isEmpty();

        enter(Policies.agreeing(AgreementRecord.NAMES));
        room.tell(new RoomEntity.Detach(bench.seat(8)));
        room.tell(new RoomEntity.Detach(bench.seat(9)));
        room.tell(new RoomEntity.Detach(bench.seat(10)));
        shows(7, 42, rest);
        pass(Duration.ofSeconds(20));
        assertThat(agreement()).isEmpty();
    }

    @Test
    @DisplayName("[FA2] with counts only nobody is named")
    void countsOnly() {
        enter(Policies.agreeing(AgreementRecord.COUNTS));
        allShow(42, rest);
        assertThat(agreement().orElseThrow().counts().same()).isEqualTo(3);
        assertThat(agreement().orElseThrow().names().shown()).isEmpty();
    }

    @Test
    @DisplayName("[FA2] what clients say while the room records makes one entry, and none if it moves meanwhile")
    void whileRecording() {
        bench.journal.hold();
        tell(1, new PersonCommand.Rename("Pat"));
        allShow(42, rest);
        allShow(42, rest);
        bench.journal.letGo();
        bench.answers.receiveMessage();
        assertThat(agreement().orElseThrow().agreed()).isTrue();
        assertThat(seq()).isEqualTo(rest + 2);

        long moved = by(1, TestRoom.seek(60));
        bench.journal.hold();
        tell(1, TestRoom.seek(61));
        allShow(60, moved);
        bench.journal.letGo();
        bench.answers.receiveMessage();
        assertThat(seq()).isEqualTo(moved + 1);
        assertThat(agreement().orElseThrow().frame()).isEqualTo(42);
    }

    @Test
    @DisplayName("[FA2] an agreement that the journal failed to take is recorded when it is back")
    void journalFails() {
        shows(7, 42, rest);
        shows(8, 42, rest);
        bench.journal.set(TestJournal.Fault.FAIL);
        shows(10, 42, rest);
        tell(1, new PersonCommand.Rename("Pat"));
        assertThat(bench.answers.receiveMessage().refusal()).isPresent();
        bench.journal.set(TestJournal.Fault.NONE);
        bench.pass(Duration.ofMillis(250));
        shows(10, 42, rest);
        await().until(() -> agreement().filter(Agreement::agreed).isPresent());
    }

    private void enter(Policy policy) {
        code = new RoomCode("QTHR-234" + (2 + rooms++));
        room = bench.open(code);
        bench.ask(room, new ServerCommand.Create("Dailies", "Patty", TestRoom.CLIP, policy));
        bench.ask(room, new ServerCommand.Admit("Quentin"));
        bench.ask(room, new ServerCommand.Admit("Rosa"));
        bench.welcome(room, 1, 7, Mark.START);
        bench.welcome(room, 2, 8, Mark.START);
        bench.welcome(room, 2, 9, Mark.START);
        bench.welcome(room, 3, 10, Mark.START);
        rest = by(1, TestRoom.seek(42));
        bench.heard(Audience.Publish.class);
    }

    private void allShow(int frame, long seq) {
        shows(7, frame, seq);
        shows(8, frame, seq);
        shows(10, frame, seq);
    }

    private void shows(long seat, int frame, long seq) {
        signal(seat, new Signal.Status(1_000, frame, "m1", seq, false, false, false));
    }

    private void signal(long seat, Signal signal) {
        room.tell(new RoomEntity.Relay(bench.seat(seat), signal, Recipient.EVERYBODY));
    }

    private void tell(int participant, RoomCommand command) {
        room.tell(
                new RoomEntity.Submit(command, Origin.participant(participant), new Asker.Caller(bench.answers.ref())));
    }

    private long by(int participant, RoomCommand command) {
        tell(participant, command);
        return bench.answers.receiveMessage().entry().orElseThrow().seq();
    }

    /** The room after everything that was asked of it. */
    private Room look() {
        tell(0, new ServerCommand.Admit(""));
        assertThat(bench.answers.receiveMessage().refusal()).isPresent();
        return bench.look(room);
    }

    private Optional<Agreement> agreement() {
        return look().agreement();
    }

    /** After everything that was asked of the room. */
    private void pass(Duration time) {
        look();
        bench.pass(time);
    }

    /** Of the latest entry. */
    private long seq() {
        look();
        return bench.journal.rows("room|" + code).size();
    }
}
