package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.typesafe.config.ConfigFactory;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.room.Category;
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.Participant;
import org.sameframe.room.Presence;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.Role;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Signal;
import org.sameframe.room.actor.Farewell;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.actor.RoomMessage;
import org.sameframe.schema.v1.Limits;
import org.sameframe.schema.v1.Problem;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.Settled;
import org.sameframe.schema.v1.Welcome;

class ServerMessagesTest {
    private static final RoomMessage.Welcome WELCOME =
            new RoomMessage.Welcome(RoomCode.parse("ABCD-EFGH").orElseThrow(), 0xFFFF_FFFFL, true, () -> 77);

    private static ServerMessage of(RoomMessage message) {
        return ServerMessages.of(List.of(message)).get(0);
    }

    static org.sameframe.schema.v1.Signal sent(Signal signal) {
        return of(new RoomMessage.SignalFrom(1, "instance-1", Category.ROSTER, signal))
                .getSignal()
                .getSignal();
    }

    @Test
    @DisplayName("[OW1] an entry says who did what, when, and which operation it was")
    void entry() {
        Participant ann = new Participant(7, "Ann", Role.HOST, 3, Presence.HERE, 0);
        RoomMessage happened = new RoomMessage.Happened(new Entry(
                0xFFFF_FFFFL,
                5,
                new Origin(7, "instance-1", 9, 8),
                List.of(new RoomEvent.Put(ann), new RoomEvent.Removed("medium/m1"))));

        org.sameframe.schema.v1.Entry entry = of(happened).getEntry();

        assertThat(Integer.toUnsignedLong(entry.getSeq())).isEqualTo(0xFFFF_FFFFL);
        assertThat(entry.getAt()).isEqualTo(5);
        assertThat(entry.getParticipant()).isEqualTo(7);
        assertThat(entry.getInstance()).isEqualTo("instance-1");
        assertThat(entry.getOp()).isEqualTo(9);
        assertThat(entry.getBase()).isEqualTo(8);
        assertThat(entry.getEvents(0).getPut().getParticipant().getName()).isEqualTo("Ann");
        assertThat(entry.getEvents(0).getPut().getKey()).isEqualTo("participant/7");
        assertThat(entry.getEvents(1).getRemove()).isEqualTo("medium/m1");
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(RefusalCode.class)
    @DisplayName("[OW2] a refusal carries its stable code, what it means and what to do")
    void refusals(RefusalCode code) {
        Settled settled = of(new RoomMessage.Settled(3, 4, Optional.of(new Refusal(code, "Do this."))))
                .getSettled();

        assertThat(settled)
                .isEqualTo(Settled.newBuilder()
                        .setOp(3)
                        .setSeq(4)
                        .setProblem(Problem.newBuilder()
                                .setCode(code.id())
                                .setTitle(code.title())
                                .setDetail("Do this."))
                        .build());
        assertThat(settled.getProblem().getCode()).matches("[a-z]+(-[a-z]+)*");
    }

    @Test
    @DisplayName("[CF4] superseded says which entry was first")
    void superseded() {
        Refusal refusal = new Refusal(RefusalCode.SUPERSEDED, "A host was there first.", 0xFFFF_FFFFL);
        Problem problem = of(new RoomMessage.Settled(3, 4, Optional.of(refusal)))
                .getSettled()
                .getProblem();

        assertThat(problem.getCode()).isEqualTo("superseded");
        assertThat(Integer.toUnsignedLong(problem.getSupersededBy())).isEqualTo(0xFFFF_FFFFL);
    }

    @Test
    @DisplayName("[WR4] who waits is told the time and how often to ping, and nothing else")
    void waiting() {
        SocketSettings settings = SocketSettings.of(ConfigFactory.parseMap(Map.of("sameframe.socket.heartbeat", "5s"))
                .withFallback(ConfigFactory.defaultReference()));
        RoomMessage.Waiting waiting = new RoomMessage.Waiting(() -> 77);

        assertThat(ServerMessages.waiting(waiting, settings))
                .isEqualTo(ServerMessage.newBuilder()
                        .setWaiting(org.sameframe.schema.v1.Waiting.newBuilder()
                                .setServerTime(77)
                                .setHeartbeatMs(5_000))
                        .build());
        assertThatThrownBy(() -> of(waiting)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("[HS6] the limits that a welcome names are those of the rules")
    void limits() {
        SocketSettings settings = SocketSettings.of(ConfigFactory.defaultReference());
        Limits limits = ServerMessages.welcome(
                        WELCOME, 7, settings, new Identity("1.2", ByteString.copyFromUtf8("key")))
                .getWelcome()
                .getLimits();

        assertThat(limits.getMedia()).isEqualTo(500);
        assertThat(limits.getAnnotations()).isEqualTo(2_000);
        assertThat(limits.getPoints()).isEqualTo(2_000);
        assertThat(limits.getPointsInAll()).isEqualTo(100_000);
        assertThat(limits.getNotes()).isEqualTo(2_000);
        assertThat(limits.getNoteLength()).isEqualTo(2_000);
        assertThat(limits.getChatLength()).isEqualTo(1_000);
        assertThat(limits.getNameLength()).isEqualTo(64);
        assertThat(limits.getTitleLength()).isEqualTo(200);
        assertThat(limits.getPendingOperations()).isEqualTo(64);
    }

    @Test
    @DisplayName("[OW2] an accepted command is settled without a problem")
    void accepted() {
        assertThat(of(new RoomMessage.Settled(3, 4, Optional.empty()))
                        .getSettled()
                        .hasProblem())
                .isFalse();
    }

    @Test
    @DisplayName("[WI2] a welcome holds the key with which heads are signed")
    void publicKey() {
        SocketSettings settings = SocketSettings.of(ConfigFactory.defaultReference());
        Identity server = new Identity("1.2", ByteString.copyFromUtf8("key"));

        assertThat(ServerMessages.welcome(WELCOME, 7, settings, server)
                        .getWelcome()
                        .getPublicKey())
                .isEqualTo(server.publicKey());
    }

    @Test
    @DisplayName("[HS6] a welcome says who one is, how to go on, and every limit that is kept")
    void welcome() {
        SocketSettings settings = SocketSettings.of(ConfigFactory.parseMap(
                        Map.of("sameframe.socket.heartbeat", "5s", "sameframe.socket.message-size", "1KiB"))
                .withFallback(ConfigFactory.defaultReference()));
        Welcome welcome = ServerMessages.welcome(
                        WELCOME, 7, settings, new Identity("1.2", ByteString.copyFromUtf8("key")))
                .getWelcome();

        assertThat(welcome.getYou()).isEqualTo(7);
        assertThat(welcome.getCode()).isEqualTo("ABCD-EFGH");
        assertThat(Integer.toUnsignedLong(welcome.getNextOp())).isEqualTo(0xFFFF_FFFFL);
        assertThat(welcome.getResumed()).isTrue();
        assertThat(welcome.getServerTime()).isEqualTo(77);
        assertThat(welcome.getHeartbeatMs()).isEqualTo(5_000);
        assertThat(welcome.getServerVersion()).isEqualTo("1.2");
        assertThat(welcome.getLimits().getMessageBytes()).isEqualTo(1_024);
        welcome.getLimits()
                .getDescriptorForType()
                .getFields()
                .forEach(limit -> assertThat(welcome.getLimits().getField(limit))
                        .as(limit.getName())
                        .isNotEqualTo(0));
        assertThatThrownBy(() -> of(WELCOME)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "SHUTDOWN, 3001, true",
        "TOKEN_EXPIRED, 3005, true",
        "UNAVAILABLE, 3006, true",
        "SLOW, 3008, true",
        "NO_HEARTBEAT, 3012, true",
        "RATE_LIMITED, 3013, true",
        "BAD_TOKEN, 3500, false",
        "BAD_REQUEST, 3501, false",
        "REMOVED, 3503, false",
        "FORBIDDEN, 3507, false",
        "CLOSED, 4500, false",
        "ROOM_FULL, 4501, false",
        "REPLACED, 4503, false",
        "DAMAGED, 4504, false",
        "ERASED, 4505, false"
    })
    @DisplayName("[BY2] the number says whether to come back")
    void byes(Bye reason, int number, boolean reconnect) {
        org.sameframe.schema.v1.Bye bye = reason.message("Why.").getBye();

        assertThat(bye.getReason()).isEqualTo(number);
        assertThat(bye.getReconnect()).isEqualTo(reconnect);
        assertThat(bye.getDetail()).isEqualTo("Why.");
        assertThat(reconnect || bye.getRetryAfterMs() == 0).isTrue();
    }

    @Test
    @DisplayName("[BY2] every reason of a room is one of its own")
    void farewells() {
        Set<Bye> byes = Arrays.stream(Farewell.Reason.values()).map(Bye::of).collect(Collectors.toSet());

        assertThat(byes)
                .isEqualTo(EnumSet.of(
                        Bye.REPLACED,
                        Bye.UNAVAILABLE,
                        Bye.ROOM_FULL,
                        Bye.REMOVED,
                        Bye.FORBIDDEN,
                        Bye.CLOSED,
                        Bye.ERASED,
                        Bye.DAMAGED));
    }

    @Test
    @DisplayName("[RS10] a range says after what, and through what with its hash")
    void range() {
        assertThat(ServerMessages.range(new Mark(3, Mark.START.hash()), new Mark(0xFFFF_FFFFL, Mark.START.hash())))
                .isEqualTo(org.sameframe.schema.v1.Range.newBuilder()
                        .setAfter(3)
                        .setThrough(org.sameframe.schema.v1.Mark.newBuilder()
                                .setSeq(-1)
                                .setHash(Mark.START.hash()))
                        .build());
    }
}
