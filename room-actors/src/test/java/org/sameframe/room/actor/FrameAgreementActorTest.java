package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.Agreement;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.PersonCommand;

/** What clients say to show while the room rests. */
class FrameAgreementActorTest extends RestingRoom {
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
}
