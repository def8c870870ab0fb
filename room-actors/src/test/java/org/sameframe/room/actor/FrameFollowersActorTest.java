package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.Agreement;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.PersonCommand;
import org.sameframe.room.Signal;
import org.sameframe.room.TransportCommand;

/** Whose frame counts while the room rests, and when nothing is recorded. */
class FrameFollowersActorTest extends RestingRoom {
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
        signal(8, new Signal.Status(1_000, 3, "m1", rest, false, true, false, 0, 0));
        signal(10, new Signal.Status(1_000, 3, "m1", rest, false, false, true, 0, 0));
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
        lose(10);
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
        lose(8);
        lose(9);
        lose(10);
        shows(7, 42, rest);
        pass(Duration.ofSeconds(20));
        assertThat(agreement()).isEmpty();
    }
}
