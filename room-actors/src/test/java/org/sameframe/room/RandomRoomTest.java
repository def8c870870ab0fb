package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rooms to which anything may happen: whatever comes, the laws of the state hold after every command. */
class RandomRoomTest {
    /** How many rooms; fewer where the tests run again and again, as under PIT. */
    private static final int SEEDS = Integer.getInteger("fuzz.seeds", 300);

    private static final int COMMANDS = 200;
    private static final int[] EXTREMES = {Integer.MIN_VALUE, -8_001, -1, 0, 1, 99, 100, 8_001, Integer.MAX_VALUE};
    private static final List<String> TEXTS =
            List.of("Patty", "", " Quinn ", "\0", "\u202E", "\uD800", "x".repeat(65), "\uD83D\uDE80".repeat(64));

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @DisplayName("[RM2] whatever comes, no command breaks a room")
    @MethodSource("seeds")
    void anything(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        TestRoom room = TestRoom.created(new Policy(random.nextInt(1, 6), 5_000, 60, 1_000));
        for (int i = 0; i < COMMANDS; i++) {
            room.after(random.nextLong(random.nextInt(4) == 0 ? 60 * TestRoom.SECOND : 50_000)
                    - (random.nextInt(20) == 0 ? 10 * TestRoom.SECOND : 0));
            room.slowestDelayUs = random.nextLong(2 * TestRoom.SECOND);
            Room before = room.room;
            RoomCommand command = command(random);
            Origin origin = origin(random, room);
            Decision decision = room.gives(origin, command);
            if (decision instanceof Decision.Accepted accepted) {
                Entry entry = room.ledger.get(room.ledger.size() - 1);
                checkEvents(accepted.events(), before, room.room);
                assertThat(entry.at()).isGreaterThanOrEqualTo(before.now());
                assertThat(again(room, origin, command)).isEqualTo(expectedAgain(origin, entry.seq()));
            } else {
                assertThat(room.room).isSameAs(before);
            }
            if (decision instanceof Decision.Refused refused) {
                assertThat(refused.refusal().detail()).matches("[A-Za-z].*\\.").hasSizeLessThan(200);
            }
            checkState(room);
        }
        assertThat(room.ledger.stream().reduce(Room.NONE, Room::apply, (a, b) -> b))
                .isEqualTo(room.room);
        assertThat(room.ledger).extracting(Entry::at).isSorted();
    }

    /** Each event puts the whole value of its own key, no key twice, and the state has just these values. */
    private static void checkEvents(List<RoomEvent> events, Room before, Room after) {
        Set<String> keys = new HashSet<>();
        assertThat(events).isNotEmpty().allSatisfy(event -> {
            assertThat(keys.add(event.key())).isTrue();
            Value value = ((RoomEvent.Put) event).value();
            assertThat(value.key()).isEqualTo(event.key());
            assertThat(after.values()).contains(value);
            assertThat(before.values()).doesNotContain(value);
        });
        assertThat(after.values().stream().filter(v -> !keys.contains(v.key())))
                .isEqualTo(before.values().stream()
                        .filter(v -> !keys.contains(v.key()))
                        .toList());
    }

    private static void checkState(TestRoom room) {
        Room restored = Room.restored(room.room.values(), room.room.operations(), room.room.touches(), room.room.now());
        assertThat(restored).isEqualTo(room.room);
        assertThat(restored.operations()).isEqualTo(room.room.operations());

        Playback playback = room.playback();
        Medium medium = room.room.medium(playback.medium()).orElseThrow();
        assertThat(playback.frame()).isBetween(playback.inPoint(), playback.outPoint());
        assertThat(playback.phase()).isBetween(0, 999_999);
        assertThat(playback.inPoint()).isNotNegative();
        assertThat(playback.outPoint()).isLessThan(medium.frames());
        assertThat(playback.speed()).isNotZero();
        assertThat(room.frame()).isBetween(playback.inPoint(), playback.outPoint());

        List<Participant> people = room.room.participants();
        assertThat(people.stream().filter(Participant::hasPlace).count())
                .isLessThanOrEqualTo(room.room.policy().maxParticipants());
        assertThat(people)
                .allSatisfy(p -> assertThat(p.until() > 0)
                        .isEqualTo(p.presence() == Presence.EXPECTED || p.presence() == Presence.AWAY));
        assertThat(people.stream().filter(Participant::hasPlace).map(Participant::color))
                .doesNotHaveDuplicates();

        long now = Math.max(room.now, room.room.now());
        if (room.room.nextDeadline().orElse(Long.MAX_VALUE) <= now) {
            assertThat(TestRoom.outcome(room.gives(Origin.ROOM, new ServerCommand.TimePassed())))
                    .isEqualTo("accepted");
            assertThat(room.room.nextDeadline().orElse(Long.MAX_VALUE)).isGreaterThan(now);
        }
    }

    private static Decision again(TestRoom room, Origin origin, RoomCommand command) {
        return origin.op() == 0
                ? Decision.UNCHANGED
                : room.room.decide(command, origin, new Context(room.now, room.seq(), 0));
    }

    private static Decision expectedAgain(Origin origin, long seq) {
        return origin.op() == 0 ? Decision.UNCHANGED : new Decision.Repeated(seq);
    }

    private static Origin origin(RandomGenerator random, TestRoom room) {
        int participant = random.nextInt(7);
        String instance = "tab" + random.nextInt(3);
        long next = room.room.nextOperation(participant, instance);
        long op = random.nextInt(4) == 0 ? random.nextLong(next + 70) : random.nextInt(4) == 0 ? 0 : next;
        return new Origin(participant, instance, op, random.nextLong(room.seq() + (random.nextInt(9) == 0 ? 3 : 1)));
    }

    private static RoomCommand command(RandomGenerator random) {
        return switch (random.nextInt(18)) {
            case 0, 1, 2 -> new TransportCommand.Play();
            case 3 -> new TransportCommand.Pause(maybe(random));
            case 4 -> new TransportCommand.Seek(number(random));
            case 5 -> new TransportCommand.Step(number(random) - 50, maybe(random));
            case 6 -> new TransportCommand.SetSpeed(random.nextBoolean() ? number(random) : number(random) * -80);
            case 7 -> new TransportCommand.SetLoop(LoopMode.values()[random.nextInt(3)]);
            case 8 -> new TransportCommand.SetRange(number(random), number(random));
            case 9 -> new PlaylistCommand.AddMedium(TestRoom.medium("", rate(random), number(random)), "");
            case 10 -> new PlaylistCommand.SelectMedium("m" + random.nextInt(5));
            case 11 -> new PersonCommand.Rename(TEXTS.get(random.nextInt(TEXTS.size())));
            case 12 -> new PersonCommand.Leave();
            case 13 -> new ServerCommand.Admit(TEXTS.get(random.nextInt(TEXTS.size())));
            case 14 -> new ServerCommand.Arrive(random.nextInt(7));
            case 15 -> new ServerCommand.Depart(random.nextInt(7));
            case 16 -> random.nextInt(5) == 0 ? new ServerCommand.Restarted() : new ServerCommand.Arrive(1);
            default ->
                random.nextInt(20) == 0
                        ? new ServerCommand.Create("Again", "Mallory", TestRoom.CLIP, Policy.DEFAULT)
                        : new ServerCommand.TimePassed();
        };
    }

    private static FrameRate rate(RandomGenerator random) {
        return new FrameRate(random.nextInt(-1, 62) * 1_000, random.nextBoolean() ? 1_000 : 1_001);
    }

    private static OptionalInt maybe(RandomGenerator random) {
        return random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(number(random));
    }

    private static int number(RandomGenerator random) {
        return random.nextInt(5) == 0 ? EXTREMES[random.nextInt(EXTREMES.length)] : random.nextInt(100);
    }
}
