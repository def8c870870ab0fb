package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the playhead is; the vectors come from exact fractions, see playhead_vectors.py. */
class PlayheadTest {
    private static final long DAY = 86_400 * TestRoom.SECOND;
    private static final FrameRate FILM_ON_TV = new FrameRate(24_000, 1_001);

    static Stream<Arguments> vectors() throws IOException {
        try (InputStream file = PlayheadTest.class.getResourceAsStream("/playhead-vectors.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(file).spliterator(), false)
                    .map(vector -> Arguments.of(vector.get("name").asText(), vector));
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[PB1] the playhead is where exact fractions say")
    @MethodSource("vectors")
    void position(String name, JsonNode vector) {
        FrameRate rate = rate(vector);
        for (JsonNode at : vector.get("at")) {
            long instant = at.get("t").asLong();
            assertThat(playback(vector).positionAt(instant, rate))
                    .as("position at %d", instant)
                    .isEqualTo(at.get("position").asLong());
            assertThat(playback(vector).frameAt(instant, rate))
                    .as("frame at %d", instant)
                    .isEqualTo(at.get("frame").asInt());
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[PB8] what is played once ends when exact fractions say; nothing else ends")
    @MethodSource("vectors")
    void end(String name, JsonNode vector) {
        OptionalLong expected =
                vector.has("endsAt") ? OptionalLong.of(vector.get("endsAt").asLong()) : OptionalLong.empty();
        assertThat(playback(vector).endsAt(rate(vector))).isEqualTo(expected);
    }

    @Test
    @DisplayName("[PB1] after 24 h at 24000/1001 the playhead is exact")
    void day() {
        Playback playback = new Playback("m1", true, 0, 0, TestRoom.NOON, 1_000, LoopMode.ONCE, 0, 1 << 24);
        // 86,400 s * 24,000 / 1,001 = 2,071,528.471528471... frames
        assertThat(playback.positionAt(TestRoom.NOON + DAY, FILM_ON_TV)).isEqualTo(2_071_528_471_528L);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[PB6] the past does not move: before and after a change the playhead is the same at the instant")
    @EnumSource(LoopMode.class)
    void continuous(LoopMode loop) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(loop.ordinal());
        for (int i = 0; i < 5_000; i++) {
            Playback before = random(random, loop);
            long now = before.at() + random.nextLong(-TestRoom.SECOND, 100 * TestRoom.SECOND);
            long position = before.positionAt(now, FILM_ON_TV);
            Playback anchored = before.anchoredAt(now, FILM_ON_TV);
            int speed = (random.nextBoolean() ? 1 : -1) * random.nextInt(1, Limits.SPEED + 1);
            LoopMode other = LoopMode.values()[random.nextInt(3)];
            assertThat(anchored.withSpeed(speed).positionAt(now, FILM_ON_TV))
                    .as("speed of %s", before)
                    .isEqualTo(position);
            assertThat(anchored.withLoop(other).positionAt(now, FILM_ON_TV))
                    .as("loop of %s", before)
                    .isEqualTo(position);
            assertThat(anchored.withRange(0, before.outPoint() + 5).positionAt(now, FILM_ON_TV))
                    .as("range of %s", before)
                    .isEqualTo(position);
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[PB6] and what follows is the same, within what rounding takes")
    @EnumSource(LoopMode.class)
    void samePathAfterwards(LoopMode loop) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7 + loop.ordinal());
        for (int i = 0; i < 5_000; i++) {
            Playback before = random(random, loop);
            long now = before.at() + random.nextLong(-TestRoom.SECOND, 100 * TestRoom.SECOND);
            long later = now + random.nextLong(100 * TestRoom.SECOND);
            long length = (before.outPoint() + 1 - before.inPoint()) * Playback.FRAME;
            long apart = Math.abs(before.positionAt(later, FILM_ON_TV)
                    - before.anchoredAt(now, FILM_ON_TV).positionAt(later, FILM_ON_TV));
            // Round a loop the last millionth and the first are neighbours.
            assertThat(loop == LoopMode.LOOP ? Math.min(apart, length - apart) : apart)
                    .as("%s at %d", before, later)
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    @DisplayName("[PB6] ten thousand changes in a day move the playhead by less than a hundredth of a frame")
    void manyChanges() {
        Playback first = new Playback("m1", true, 0, 0, TestRoom.NOON, 1_000, LoopMode.LOOP, 0, 1 << 24);
        Playback changed = first;
        for (int i = 1; i <= 10_000; i++) {
            changed = changed.anchoredAt(TestRoom.NOON + i * (DAY / 10_000), FILM_ON_TV);
        }
        assertThat(first.positionAt(TestRoom.NOON + DAY, FILM_ON_TV)
                        - changed.positionAt(TestRoom.NOON + DAY, FILM_ON_TV))
                .isBetween(0L, 10_000L);
    }

    private static Playback random(RandomGenerator random, LoopMode loop) {
        int in = random.nextInt(50);
        int out = in + random.nextInt(50);
        int speed = (random.nextBoolean() ? 1 : -1) * random.nextInt(1, Limits.SPEED + 1);
        return new Playback(
                "m1",
                true,
                random.nextInt(in, out + 1),
                random.nextInt(1_000_000),
                TestRoom.NOON,
                speed,
                loop,
                in,
                out);
    }

    private static FrameRate rate(JsonNode vector) {
        return new FrameRate(
                vector.get("rate").get(0).asInt(), vector.get("rate").get(1).asInt());
    }

    private static Playback playback(JsonNode vector) {
        JsonNode p = vector.get("playback");
        return new Playback(
                "m1",
                p.get("playing").asBoolean(),
                p.get("frame").asInt(),
                p.get("phase").asInt(),
                p.get("at").asLong(),
                p.get("speed").asInt(),
                LoopMode.valueOf(p.get("loop").asText().substring("LOOP_MODE_".length())),
                p.get("inPoint").asInt(),
                p.get("outPoint").asInt());
    }
}
