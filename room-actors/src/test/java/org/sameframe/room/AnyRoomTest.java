package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rooms under any policy, to which any command comes: what holds in every state. */
class AnyRoomTest {
    private static final int SEEDS = 120;
    private static final int COMMANDS = 150;
    private static final List<String> POLICIES = List.of(
            "",
            "LEAD",
            "HOST LAST_WINS places=3",
            "LEAD PROMOTE absence=1000 waiting",
            "CLOSE absence=200000 grace=5000",
            "ready=3000 stalled=1000 PROMOTE absence=0 grace=0 shortest=0 longest=0",
            "lobby ready=3000 COUNTS agree=0",
            "waiting locked stalled=60000",
            "off=PLAYBACK stalled=500 OFF PROMOTE",
            "places=0");

    private static final List<RightsTable.Cell> CELLS = cells();

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @DisplayName("[RM2] whatever the policy and whatever comes, no command breaks a room")
    @MethodSource("seeds")
    void anything(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        TestRoom room = TestRoom.created(Policies.of(POLICIES.get((int) (seed % (POLICIES.size() - 1)))));
        for (int i = 0; i < COMMANDS; i++) {
            room.after(random.nextLong(random.nextInt(4) == 0 ? 20 * TestRoom.SECOND : 50_000));
            room.reports = reports(random, room);
            Room before = room.room;
            RoomCommand command = random.nextInt(3) == 0 ? housekeeping(random) : command(random);
            int sender = random.nextInt(3) == 0 ? 1 : random.nextInt(7);
            Decision decision = command instanceof ServerCommand
                    ? room.gives(Origin.ROOM, command)
                    : room.gives(new Origin(sender, "", 0, random.nextLong(room.seq() + 1)), command);
            if (decision instanceof Decision.Accepted accepted) {
                checkEvents(accepted.events(), before, room.room);
            } else {
                assertThat(room.room).isSameAs(before);
            }
            if (command instanceof HostCommand && !room.room.isClosed() && decision instanceof Decision.Accepted) {
                assertThat(room.room.participants()).anyMatch(p -> p.isHost() && p.hasPlace());
            }
            checkDeadlines(room);
            checkState(room.room);
        }
        assertThat(room.ledger.stream().reduce(Room.NONE, Room::apply, (a, b) -> b))
                .isEqualTo(room.room);
    }

    /** [RM1]: no key twice, and each event makes a difference. */
    private static void checkEvents(List<RoomEvent> events, Room before, Room after) {
        Set<String> keys = new HashSet<>();
        assertThat(events).isNotEmpty().allSatisfy(event -> {
            assertThat(keys.add(event.key())).isTrue();
            assertThat(before.value(event.key())).isNotEqualTo(after.value(event.key()));
            assertThat(after.value(event.key()).isPresent()).isEqualTo(event instanceof RoomEvent.Put);
        });
    }

    /** [RM6]: none stays overdue. */
    private static void checkDeadlines(TestRoom room) {
        if (room.room.nextDeadline().orElse(Long.MAX_VALUE) <= room.now) {
            assertThat(room.serves(new ServerCommand.TimePassed())).isEqualTo("accepted");
            assertThat(room.room.nextDeadline().orElse(Long.MAX_VALUE)).isGreaterThan(room.now);
        }
    }

    private static void checkState(Room room) {
        assertThat(Room.restored(room.values(), room.operations(), room.touches(), room.now()))
                .isEqualTo(room);
        Playback playback = room.playback().orElseThrow();
        assertThat(playback.frame()).isBetween(playback.inPoint(), playback.outPoint());
        List<Participant> people = room.participants();
        assertThat(people)
                .allSatisfy(p -> assertThat(p.until() > 0)
                        .isEqualTo(p.presence() == Presence.EXPECTED || p.presence() == Presence.AWAY))
                .allSatisfy(p -> assertThat(p.since() > 0 && p.presence() != Presence.HERE)
                        .isFalse())
                .allSatisfy(p -> assertThat(p.outOfSync() && p.presence() == Presence.GONE)
                        .isFalse())
                .allSatisfy(p -> assertThat(room.ready(p.id()).isPresent() && !p.hasPlace())
                        .isFalse());
        room.gate().ifPresent(gate -> assertThat(playback.playing()).isFalse());
        room.gate().ifPresent(gate -> assertThat(gate.waitingFor()).isNotEmpty().doesNotHaveDuplicates());
        assertThat(room.isInLobby() && playback.playing()).isFalse();
        assertThat(room.lead().isPresent())
                .isEqualTo(!room.isClosed() && room.policy().driving().control() == Control.LEAD);
        room.lead().ifPresent(lead -> {
            assertThat(lead.requests()).doesNotHaveDuplicates().doesNotContain(lead.holder());
            assertThat(Stream.concat(Stream.of(lead.holder()), lead.requests().stream())
                            .filter(id -> id != 0))
                    .allMatch(id -> room.participant(id).orElseThrow().hasPlace())
                    .allMatch(id -> room.participant(id).orElseThrow().takesPart());
        });
        boolean isHostHere = people.stream().anyMatch(p -> p.isHost() && p.isHere());
        assertThat(room.vacancy().isPresent())
                .isEqualTo(!room.isClosed()
                        && !isHostHere
                        && room.policy().hosting().absence() != HostAbsence.KEEP);
        if (room.isClosed()) {
            assertThat(people).allMatch(p -> p.presence() == Presence.GONE);
            assertThat(room.nextDeadline()).isEmpty();
            assertThat(playback.playing()).isFalse();
        }
    }

    private static RoomCommand housekeeping(RandomGenerator random) {
        int id = random.nextInt(7);
        return switch (random.nextInt(12)) {
            case 0, 1 -> new ServerCommand.Admit("Guest");
            case 2, 3, 4 -> new ServerCommand.Arrive(id);
            case 5 -> new ServerCommand.Depart(id);
            case 6 -> random.nextInt(4) == 0 ? new ServerCommand.Restarted() : new ServerCommand.Arrive(1);
            case 7, 8 -> new ServerCommand.Stall(id, random.nextBoolean());
            case 9 -> new ServerCommand.CompareFrames();
            case 10 -> new ServerCommand.Create("", "Mallory", TestRoom.CLIP, Policy.DEFAULT);
            default -> new ServerCommand.TimePassed();
        };
    }

    private static RoomCommand command(RandomGenerator random) {
        int id = random.nextInt(7);
        return switch (random.nextInt(22)) {
            case 0 -> new HostCommand.LetIn(id);
            case 1 -> new HostCommand.Kick(id);
            case 2 -> new HostCommand.SetRole(id, Role.values()[random.nextInt(3)]);
            case 3 -> new HostCommand.TransferHost(id);
            case 4 -> Policies.set(POLICIES.get(random.nextInt(POLICIES.size())));
            case 5 -> new LeadCommand.HandLead(id);
            case 6 -> new LeadCommand.RequestLead();
            case 7, 8 -> new PersonCommand.SetReady("m" + random.nextInt(3), 100, random.nextBoolean());
            case 9 -> new PersonCommand.SetOutOfSync(random.nextBoolean());
            case 10 ->
                new PersonCommand.Subscribe(
                        random.nextBoolean() ? Set.of() : EnumSet.of(Category.values()[random.nextInt(9)]));
            case 11, 12, 13 -> new TransportCommand.Play();
            case 14 -> new TransportCommand.SetLoop(LoopMode.values()[random.nextInt(4)]);
            case 15 -> new TransportCommand.SetRange(random.nextInt(100), random.nextInt(100));
            case 16 -> new PlaylistCommand.Advance(random.nextInt(-2, 3));
            case 17 -> new HostCommand.Start();
            default -> CELLS.get(random.nextInt(CELLS.size() - 1)).command(id);
        };
    }

    private static List<Context.Report> reports(RandomGenerator random, TestRoom room) {
        return Stream.generate(() -> new Context.Report(
                        random.nextInt(7),
                        "m1",
                        random.nextInt(2) * room.playback().frame(),
                        random.nextLong(room.seq() + 1),
                        random.nextInt(5) == 0,
                        random.nextInt(5) == 0))
                .limit(random.nextInt(9))
                .toList();
    }

    private static List<RightsTable.Cell> cells() {
        try {
            return RightsTable.cells();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
