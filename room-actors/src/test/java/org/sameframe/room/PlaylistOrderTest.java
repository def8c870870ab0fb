package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of a playlist against that of a plain list, whatever was moved, added and removed. */
class PlaylistOrderTest {
    private final TestRoom room = TestRoom.created();

    @ParameterizedTest(name = "seed {0}")
    @DisplayName("[PL4] after 2,000 moves, additions and removals shots are in the order of a plain list")
    @ValueSource(longs = {1, 2, 3, 4})
    void anything(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<String> model = new ArrayList<>(List.of("s1"));
        int added = 1;
        for (int i = 0; i < 2_000; i++) {
            int what = random.nextInt(20);
            if (what == 0 && added < 400 || model.size() < 2) {
                added++;
                room.gives(new PlaylistCommand.AddMedium(TestRoom.CLIP, ""));
                model.add("s" + added);
            } else if (what == 1) {
                String shot = model.remove(random.nextInt(model.size()));
                room.gives(new PlaylistCommand.RemoveShot(shot));
            } else {
                // Some seeds move about in a corner of the list, where the numbers run out.
                int corner = seed % 2 == 0 ? Math.min(3, model.size()) : model.size();
                move(model, model.get(random.nextInt(corner)), random.nextInt(corner + 1));
            }
            check(model);
        }
        assertThat(room.ledger.stream().reduce(Room.NONE, Room::apply, (a, b) -> b))
                .isEqualTo(room.room);
    }

    @Test
    @DisplayName("[PL1] a playlist that has lost all its shots takes new ones")
    void empty() {
        room.gives(new PlaylistCommand.RemoveShot("s1"));
        check(List.of());
        room.gives(new PlaylistCommand.AddMedium(TestRoom.CLIP, ""));
        room.gives(new PlaylistCommand.AddMedium(TestRoom.CLIP, ""));
        check(List.of("s2", "s3"));
    }

    @Test
    @DisplayName("[PL4] only when there is no number left between two are all renumbered")
    void renumbered() {
        List<String> model = new ArrayList<>(List.of("s1"));
        for (int i = 2; i <= 10; i++) {
            room.gives(new PlaylistCommand.AddMedium(TestRoom.CLIP, ""));
            model.add("s" + i);
        }
        int large = 0;
        for (int i = 0; i < 200; i++) {
            // To and fro between the first two: half of the room between them each time.
            move(model, model.get(2), 1);
            large += room.ledger.get(room.ledger.size() - 1).events().size() > 1 ? 1 : 0;
            check(model);
        }
        assertThat(large).as("entries with several shots").isBetween(1, 20);
    }

    @ParameterizedTest(name = "to place {0}")
    @DisplayName("[PL4] the ends of the numbers are no ends of the list")
    @ValueSource(ints = {0, 2})
    void ends(int place) {
        List<String> model = new ArrayList<>(List.of("s1", "s2", "s3"));
        room.gives(new PlaylistCommand.AddMedium(TestRoom.CLIP, ""));
        room.gives(new PlaylistCommand.AddMedium(TestRoom.CLIP, ""));
        for (int i = 0; i < 40_000; i++) {
            String shot = model.remove(2 - place);
            model.add(place, shot);
            PlaylistCommand command = new PlaylistCommand.MoveShot(shot, place == 0 ? model.get(1) : "");
            Decision decision = room.room.decide(command, Origin.participant(1), new Context(room.now, i + 10L));
            room.room = room.room.apply(
                    new Entry(i + 11L, room.now, Origin.participant(1), ((Decision.Accepted) decision).events()));
        }
        check(model);
    }

    @ParameterizedTest(name = "ranks {0}")
    @DisplayName("[PL4] a playlist whose numbers are as wide apart, or as equal, as numbers can be is put in order")
    @ValueSource(
            strings = {
                "-2147483648,0,2147483647",
                "2147483645,2147483646,2147483647",
                "-2147483648,-2147483647,-2147483646",
                "0,1,2",
                "5,5,5"
            })
    void extremes(String ranks) {
        String[] rank = ranks.split(",");
        for (int place = 0; place < 3; place++) {
            for (int shot = 0; shot < 3; shot++) {
                TestRoom some = TestRoom.created();
                some.gives(new PlaylistCommand.AddMedium(TestRoom.CLIP, ""));
                some.gives(new PlaylistCommand.AddMedium(TestRoom.CLIP, ""));
                for (int i = 0; i < 3; i++) {
                    some.with(some.room.shot("s" + (i + 1)).orElseThrow().at(Integer.parseInt(rank[i])));
                }
                List<String> model = new ArrayList<>(List.of("s1", "s2", "s3"));
                String moved = model.remove(shot);
                String before = place < 2 ? model.get(place) : "";
                model.add(place, moved);
                if (TestRoom.outcome(some.gives(new PlaylistCommand.MoveShot(moved, before)))
                        .equals("accepted")) {
                    assertThat(some.room.shots()).extracting(Shot::id).isEqualTo(model);
                } else {
                    assertThat(place)
                            .as("only staying where it is changes nothing")
                            .isEqualTo(shot);
                }
            }
        }
    }

    private void move(List<String> model, String shot, int to) {
        String before = to < model.size() ? model.get(to) : "";
        List<String> old = List.copyOf(model);
        if (!before.equals(shot)) {
            model.remove(shot);
            model.add(before.isEmpty() ? model.size() : model.indexOf(before), shot);
        }
        assertThat(TestRoom.outcome(room.gives(new PlaylistCommand.MoveShot(shot, before))))
                .isEqualTo(model.equals(old) ? "unchanged" : "accepted");
    }

    private void check(List<String> model) {
        assertThat(room.room.shots()).extracting(Shot::id).isEqualTo(model);
        assertThat(room.room.shots()).extracting(Shot::rank).doesNotHaveDuplicates();
    }
}
