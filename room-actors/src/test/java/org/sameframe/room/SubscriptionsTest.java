package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SubscriptionsTest {
    private static final View VIEW = new View(0, 0, 2, 0, false, false, Channel.RED, Optional.empty());
    private static final Grade GRADE = new Grade(1, 1, 1, 1, 0, 0, Grade.Cdl.NEUTRAL, "");

    @Test
    @DisplayName(
            "[SU1] everything is on unless the policy says otherwise when somebody comes: by default the grade is off")
    void atFirst() {
        TestRoom room = TestRoom.created(Policies.of("off=NOTES off=VIEW"));
        assertThat(off(room, 1)).containsExactly(Category.VIEW, Category.NOTES);
        room.gives(Policies.set(""));
        int quinn = room.comes("Quinn");
        assertThat(off(room, quinn)).isEmpty();
        assertThat(off(room, 1)).as("came before").containsExactly(Category.VIEW, Category.NOTES);
        assertThat(off(TestRoom.created(), 1)).containsExactly(Category.GRADE);
        assertThat(TestRoom.created().room.subscription(99)).isEqualTo(EnumSet.allOf(Category.class));
    }

    @Test
    @DisplayName("[SU1] what is off stays so, whatever happens to connections and server")
    void kept() {
        TestRoom room = TestRoom.created(Policies.of(""));
        int quinn = room.comes("Quinn");
        room.gives(quinn, new PersonCommand.Subscribe(Set.of(Category.PLAYBACK)));
        room.serves(new ServerCommand.Restarted());
        room.passes(3_600 * TestRoom.SECOND);
        room.serves(new ServerCommand.Arrive(quinn));
        room.gives(quinn, new PersonCommand.Leave());
        room.serves(new ServerCommand.Arrive(quinn));
        room.room = Room.restored(room.room.values(), room.room.operations(), room.room.touches(), room.room.now());
        assertThat(off(room, quinn)).containsExactly(Category.PLAYBACK);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[SU2] a participant switches categories for themselves; what is always on cannot be switched off")
    @EnumSource(Category.class)
    void subscribe(Category category) {
        TestRoom room = TestRoom.created(Policies.of(""));
        int quinn = room.comes("Quinn");
        boolean isAlwaysOn =
                Set.of(Category.ROOM, Category.ROSTER, Category.MEDIA).contains(category);
        assertThat(room.says(quinn, new PersonCommand.Subscribe(Set.of(category))))
                .isEqualTo(isAlwaysOn ? "invalid" : "accepted");
        assertThat(off(room, quinn)).isEqualTo(isAlwaysOn ? Set.of() : Set.of(category));
        assertThat(off(room, 1)).isEmpty();
        assertThat(room.says(quinn, new PersonCommand.Subscribe(EnumSet.of(Category.ROOM, category))))
                .isEqualTo("invalid");
    }

    @Test
    @DisplayName("[SU2] what is named is off, all else is on; asking for what is so already changes nothing")
    void unchanged() {
        TestRoom room = TestRoom.created(Policies.of(""));
        assertThat(room.says(1, new PersonCommand.Subscribe(Set.of()))).isEqualTo("unchanged");
        room.gives(new PersonCommand.Subscribe(Set.of(Category.VIEW, Category.NOTES)));
        assertThat(room.says(1, new PersonCommand.Subscribe(Set.of(Category.NOTES, Category.VIEW))))
                .isEqualTo("unchanged");
        assertThat(room.says(1, new PersonCommand.Subscribe(Set.of(Category.NOTES))))
                .isEqualTo("accepted");
        assertThat(off(room, 1)).containsExactly(Category.NOTES);
        assertThat(room.says(1, new PersonCommand.Subscribe(Set.of()))).isEqualTo("accepted");
        assertThat(off(room, 1)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[SU3] a command of a category that is off for its sender is refused as forbidden, for hosts too")
    @CsvSource({"PLAYBACK", "VIEW", "GRADE", "ANNOTATIONS", "NOTES"})
    void forbidden(Category category) {
        TestRoom room = TestRoom.created(Policies.of(""));
        room.gives(new PersonCommand.Subscribe(Set.of(category)));
        RoomCommand command = switch (category) {
            case PLAYBACK -> new TransportCommand.Play();
            case VIEW -> new PictureCommand.SetView(VIEW);
            case GRADE -> new PictureCommand.SetGrade(GRADE);
            case ANNOTATIONS -> new AnnotationCommand.ClearAnnotations(false, "");
            default -> new NoteCommand.Say("Hello.");
        };
        Decision decision = room.gives(command);
        assertThat(TestRoom.outcome(decision)).isEqualTo("forbidden");
        assertThat(((Decision.Refused) decision).refusal().detail())
                .isEqualTo("You have switched this off for yourself; switch it on first.");
        room.gives(new PersonCommand.Subscribe(Set.of()));
        assertThat(TestRoom.outcome(room.gives(command))).isIn("accepted", "unchanged");
    }

    @Test
    @DisplayName("[SU3] what is always on can be done by everybody who may, whatever they have switched off")
    void others() {
        TestRoom room = TestRoom.created(Policies.of(""));
        Set<Category> all = EnumSet.complementOf(EnumSet.of(Category.ROOM, Category.ROSTER, Category.MEDIA));
        assertThat(room.says(1, new PersonCommand.Subscribe(all))).isEqualTo("accepted");
        assertThat(room.says(1, new PersonCommand.Rename("Pat"))).isEqualTo("accepted");
        assertThat(room.says(1, new HostCommand.Lock(true))).isEqualTo("accepted");
        assertThat(room.says(1, new PlaylistCommand.AddMedium(TestRoom.CLIP, "")))
                .isEqualTo("accepted");
        assertThat(room.says(1, new PlaylistCommand.SelectMedium("m2"))).isEqualTo("forbidden");
    }

    private static Set<Category> off(TestRoom room, int participant) {
        return EnumSet.complementOf(EnumSet.copyOf(room.room.subscription(participant)));
    }
}
