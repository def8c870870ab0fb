package org.sameframe.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** The table of [RO7], read out of docs/SPEC.md, and an example of each command in it. */
final class RightsTable {
    static final int HOST = 1;
    static final int REVIEWER = 2;
    static final int VIEWER = 3;
    /** Another reviewer. */
    static final int OTHER = 4;
    /** Has no place yet. */
    static final int WAITING = 5;

    private static final View VIEW = new View(0, 0, 2, 0, false, false, Channel.RED, Optional.empty());
    private static final Grade GRADE = new Grade(1, 1, 1, 1, 0, 0, Grade.Cdl.NEUTRAL, "");

    /** What each row stands for, given who does it: what is one's own has one's number. */
    private static final Map<String, List<IntFunction<RoomCommand>>> EXAMPLES = Map.ofEntries(
            row(
                    "play, pause, seek, step, set speed, set loop, set range",
                    List.of(
                            me -> new TransportCommand.Play(),
                            me -> new TransportCommand.Pause(OptionalInt.empty()),
                            me -> new TransportCommand.Seek(5),
                            me -> new TransportCommand.Step(1, OptionalInt.empty()),
                            me -> new TransportCommand.SetSpeed(2_000),
                            me -> new TransportCommand.SetLoop(LoopMode.ONCE),
                            me -> new TransportCommand.SetRange(1, 5))),
            row(
                    "add medium, select medium, advance, move shot, remove shot",
                    List.of(
                            me -> new PlaylistCommand.AddMedium(TestRoom.CLIP, ""),
                            me -> new PlaylistCommand.SelectMedium("m2"),
                            me -> new PlaylistCommand.Advance(1),
                            me -> new PlaylistCommand.MoveShot("s1", ""),
                            me -> new PlaylistCommand.RemoveShot("s1"))),
            row(
                    "set view, set grade",
                    List.of(me -> new PictureCommand.SetView(VIEW), me -> new PictureCommand.SetGrade(GRADE))),
            row("set shot status", List.of(me -> new PlaylistCommand.SetShotStatus("s1", ShotStatus.APPROVED))),
            row(
                    "add annotation; change, remove, clear one's own",
                    List.of(
                            me -> new AnnotationCommand.AddAnnotation(line("", 0)),
                            me -> new AnnotationCommand.ChangeAnnotation(line("a" + me, 7)),
                            me -> new AnnotationCommand.RemoveAnnotation("a" + me),
                            me -> new AnnotationCommand.ClearAnnotations(false, ""))),
            row(
                    "change, remove, clear those of others",
                    List.of(
                            me -> new AnnotationCommand.ChangeAnnotation(line("a" + OTHER, 7)),
                            me -> new AnnotationCommand.RemoveAnnotation("a" + OTHER),
                            me -> new AnnotationCommand.ClearAnnotations(true, ""))),
            row(
                    "add note, reply, set note status, say; edit and remove one's own",
                    List.of(
                            me -> new NoteCommand.AddNote("m1", 0, 1, "Softer."),
                            me -> new NoteCommand.Reply("n" + OTHER, "Yes."),
                            me -> new NoteCommand.SetNoteStatus("n" + OTHER, NoteStatus.RESOLVED),
                            me -> new NoteCommand.Say("Hello."),
                            me -> new NoteCommand.EditNote("n" + me, "Harder."),
                            me -> new NoteCommand.RemoveNote("n" + me))),
            row(
                    "edit and remove those of others",
                    List.of(
                            me -> new NoteCommand.EditNote("n" + OTHER, "Harder."),
                            me -> new NoteCommand.RemoveNote("n" + OTHER))),
            row(
                    "request lead, return lead; hand over the lead that one holds",
                    List.of(
                            me -> new LeadCommand.RequestLead(),
                            me -> new LeadCommand.ReturnLead(),
                            me -> new LeadCommand.HandLead(OTHER))),
            row("hand over the lead of another", List.of(me -> new LeadCommand.HandLead(me == HOST ? HOST : REVIEWER))),
            row(
                    "rename, leave, set out of sync, subscribe, set ready",
                    List.of(
                            me -> new PersonCommand.Rename("Somebody"),
                            me -> new PersonCommand.Leave(),
                            me -> new PersonCommand.SetOutOfSync(true),
                            me -> new PersonCommand.Subscribe(Set.of(Category.VIEW)),
                            me -> new PersonCommand.SetReady("m1", 100, true))),
            row(
                    "start, let in, kick, set role, transfer host, lock, set policy, close room",
                    List.of(
                            me -> new HostCommand.Start(),
                            me -> new HostCommand.LetIn(WAITING),
                            me -> new HostCommand.Kick(OTHER),
                            me -> new HostCommand.SetRole(OTHER, Role.HOST),
                            me -> new HostCommand.TransferHost(OTHER),
                            me -> new HostCommand.Lock(true),
                            me -> Policies.set("places=7"),
                            me -> new HostCommand.CloseRoom())));

    private RightsTable() {}

    /** One command of a row, and what the table says of it: {@code yes}, {@code no}, or {@code d} if they drive. */
    record Cell(String row, IntFunction<RoomCommand> example, Map<Integer, String> people) {
        String allowed(int sender) {
            return people.getOrDefault(sender, "no");
        }

        RoomCommand command(int sender) {
            return example.apply(sender);
        }

        boolean isAboutLead() {
            return command(HOST) instanceof LeadCommand;
        }

        @Override
        public String toString() {
            return command(HOST).getClass().getSimpleName() + " (" + row + ")";
        }
    }

    /** Every command of every row of the table in docs/SPEC.md. */
    static List<Cell> cells() throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (List<String> row : rows()) {
            Map<Integer, String> people = Map.of(HOST, row.get(1), REVIEWER, row.get(2), VIEWER, row.get(3));
            EXAMPLES.getOrDefault(row.get(0), List.of())
                    .forEach(example -> cells.add(new Cell(row.get(0), example, people)));
        }
        return cells;
    }

    /** What the first cells of the table say that no example stands for, or the other way round. */
    static List<String> strangers() throws IOException {
        List<String> written = rows().stream().map(row -> row.get(0)).toList();
        return Stream.concat(written.stream(), EXAMPLES.keySet().stream())
                .filter(row -> !written.contains(row) || !EXAMPLES.containsKey(row))
                .toList();
    }

    /** A room in which each of the commands would change something: it plays, and the other holds the lead if there is one. */
    static TestRoom room(String policy, RoomCommand command) {
        TestRoom room = TestRoom.created(Policies.of(policy));
        for (int id = REVIEWER; id <= OTHER; id++) {
            room.comes("Guest " + id);
        }
        room.gives(new HostCommand.SetRole(VIEWER, Role.VIEWER));
        room.with(
                new Participant(WAITING, "Will", Role.REVIEWER, 0, Presence.HERE, 0).with(Admission.WAITING),
                TestRoom.medium("m2", TestRoom.RATE, 10),
                Shot.of(TestRoom.medium("m2", TestRoom.RATE, 10), 1 << 16),
                Notation.playback(command instanceof TransportCommand.Play ? "paused 10" : "plays 10", room.now));
        for (int id = HOST; id <= WAITING; id++) {
            Note note = new Note("n" + id, "", id, "m1", 0, 1, "Darker.", NoteStatus.OPEN, room.now, 0);
            room.with(line("a" + id, 0).by(id, "a" + id), note);
        }
        room.room.lead().ifPresent(lead -> room.with(new Lead(OTHER, List.of())));
        return command instanceof HostCommand.Start ? room.with(new Lobby(room.now)) : room;
    }

    private static Annotation line(String id, int color) {
        Shape.Point point = new Shape.Point(0, 0, 0);
        return new Annotation(id, 0, "m1", 0, 1, color, 9, new Shape(ShapeKind.LINE, List.of(point, point), ""));
    }

    private static Map.Entry<String, List<IntFunction<RoomCommand>>> row(
            String commands, List<IntFunction<RoomCommand>> examples) {
        return Map.entry(commands, examples);
    }

    private static List<List<String>> rows() throws IOException {
        return Files.readString(spec())
                .lines()
                .dropWhile(line -> !line.startsWith("- **[RO7]**"))
                .dropWhile(line -> !line.startsWith("|---"))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static Path spec() {
        Optional<Path> repository = Stream.iterate(
                        Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.isRegularFile(folder.resolve("docs/SPEC.md")))
                .findFirst();
        return repository.orElseThrow().resolve("docs/SPEC.md");
    }
}
