package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same laws as in {@link RoomLawsTest} over long lives of rooms, by seeds that name themselves when they fail. */
class RandomRoomTest {
    private static final int SEEDS = Integer.getInteger("fuzz.seeds", 300);
    private static final int STEPS = 200;

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @DisplayName("[RM2] whatever comes, no command breaks a room")
    @MethodSource("seeds")
    void anything(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Policy policy = Step.policy(random.nextInt(1, 500), random.nextInt(1, 500), random.nextInt(1, 500));
        TestRoom room = TestRoom.created(policy.problem().isPresent() ? Policy.DEFAULT : policy);
        Oracles oracles = new Oracles();
        for (int i = 0; i < STEPS; i++) {
            RoomLawsTest.take(room, Step.random(random), oracles);
        }
        assertThat(room.ledger.stream().reduce(Room.NONE, Room::apply, (a, b) -> b))
                .isEqualTo(room.room);
    }
}
