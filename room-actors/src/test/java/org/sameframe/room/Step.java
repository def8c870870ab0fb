package org.sameframe.room;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Something that happens to a room, made of a few numbers, so that jqwik can make it simpler. What the numbers mean is found
 * out in the room as it then is: an annotation that exists, or does not.
 *
 * @param kind which command
 * @param sender 0: any number, mostly of nobody; 1, 2: a host, if there is one with a place; 3 to 6: somebody with a place
 * @param op 0: the next number of the sender's instance; else that many before or behind it
 * @param lag how many entries the sender has not seen; below 0: names no base
 * @param pause since the step before, in milliseconds
 */
record Step(int kind, int sender, int op, int lag, int pause, int a, int b, int c) {
    private static final List<String> TEXTS = List.of(
            "Patty",
            "Quinn ",
            "",
            "a line\nand another",
            "\0",
            "\u202E",
            "\uD800",
            "x".repeat(65),
            "\uD83D\uDE80".repeat(64),
            "y".repeat(2_001));
    private static final int[] EXTREMES = {Integer.MIN_VALUE, -8_001, -1, 0, 1, 99, 100, 8_001, Integer.MAX_VALUE};
    private static final double[] REALS = {0, 1, -1, 0.5, 4, 11, Double.NaN, Double.POSITIVE_INFINITY, 1e-3, -100};
    private static final int KINDS = 56;
    private static final int MOST = 1_000_000;

    static Arbitrary<Step> any() {
        Arbitrary<Integer> number = Arbitraries.integers().between(0, MOST);
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.integers().between(0, KINDS - 1),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.frequency(
                                net.jqwik.api.Tuple.of(8, 0),
                                net.jqwik.api.Tuple.of(1, -1),
                                net.jqwik.api.Tuple.of(1, 2),
                                net.jqwik.api.Tuple.of(1, -70)),
                        Arbitraries.integers().between(-1, 6),
                        Arbitraries.frequency(
                                net.jqwik.api.Tuple.of(9, 20),
                                net.jqwik.api.Tuple.of(2, 3_000),
                                net.jqwik.api.Tuple.of(1, 40_000),
                                net.jqwik.api.Tuple.of(1, -5_000)),
                        number,
                        number,
                        number)
                .as(Step::new);
    }

    static Step random(RandomGenerator random) {
        int[] ops = {0, 0, 0, 0, 0, 0, -1, 2, -70};
        int[] waits = {20, 20, 20, 20, 20, 3_000, 3_000, 40_000, -5_000};
        return new Step(
                random.nextInt(KINDS),
                random.nextInt(7),
                ops[random.nextInt(ops.length)],
                random.nextInt(-1, 7),
                waits[random.nextInt(waits.length)],
                random.nextInt(MOST),
                random.nextInt(MOST),
                random.nextInt(MOST));
    }

    /** Whether it comes from the server and not from a person. */
    boolean isOfServer() {
        return kind >= 46;
    }

    Origin origin(Room room, long seq) {
        if (isOfServer()) {
            return Origin.ROOM;
        }
        String instance = "tab" + (c % 2);
        int participant = participant(room);
        long next = room.nextOperation(participant, instance);
        long base = lag < 0 ? 0 : Math.max(1, seq - lag);
        return new Origin(participant, instance, Math.max(1, next + op), base);
    }

    private int participant(Room room) {
        List<Integer> able = room.participants().stream()
                .filter(person -> person.hasPlace() && (sender > 2 || person.isHost()))
                .map(Participant::id)
                .toList();
        return sender == 0 || able.isEmpty() ? a % 9 : able.get(b % able.size());
    }

    private int somebody(Room room, int number) {
        return number % (room.participants().size() + 2);
    }

    RoomCommand command(Room room) {
        return switch (kind) {
            case 0, 1, 2 -> new TransportCommand.Play();
            case 3 -> new TransportCommand.Pause(maybe(a));
            case 4 -> new TransportCommand.Seek(number(a));
            case 5 -> new TransportCommand.Step(number(a) - 50, maybe(b));
            case 6 -> new TransportCommand.SetSpeed(a % 2 == 0 ? number(b) : number(b) * -80);
            case 7 -> new TransportCommand.SetLoop(LoopMode.values()[a % 4]);
            case 8 -> new TransportCommand.SetRange(number(a), number(b));
            case 9, 10 -> new PlaylistCommand.AddMedium(medium(), c % 3 == 0 ? id(room.shots(), Shot::id, b) : "");
            case 11 -> new PlaylistCommand.SelectMedium(id(room.media(), Medium::id, a));
            case 12 -> new PlaylistCommand.Advance(a % 2 == 0 ? 1 - 2 * (b % 2) : number(b));
            case 13 ->
                new PlaylistCommand.MoveShot(
                        id(room.shots(), Shot::id, a), c % 3 == 0 ? "" : id(room.shots(), Shot::id, b));
            case 14 -> new PlaylistCommand.SetShotStatus(id(room.shots(), Shot::id, a), ShotStatus.values()[b % 4]);
            case 15 -> new PlaylistCommand.RemoveShot(id(room.shots(), Shot::id, a));
            case 16 ->
                new PictureCommand.SetView(new View(
                        real(a),
                        real(b),
                        real(c),
                        90 * (a % 5),
                        a % 2 == 0,
                        b % 2 == 0,
                        Channel.values()[c % 6],
                        c % 4 == 0
                                ? Optional.of(new Comparison(
                                        id(room.media(), Medium::id, a),
                                        ComparisonMode.values()[b % 3],
                                        (a % 5) / 4.0,
                                        1 + b % 18))
                                : Optional.empty()));
            case 17 -> new PictureCommand.SetGrade(grade());
            case 18 -> new PersonCommand.Rename(text(a));
            case 19 -> a % 3 == 0 ? new PersonCommand.Leave() : new PersonCommand.Rename(text(b));
            case 20 -> new PersonCommand.SetOutOfSync(a % 2 == 0);
            case 21 -> new PersonCommand.Subscribe(categories(a));
            case 22, 23, 24 ->
                new PersonCommand.SetReady(
                        a % 4 == 0
                                ? id(room.media(), Medium::id, b)
                                : room.playback().map(Playback::medium).orElse(""),
                        a % 5 == 0
                                ? number(b)
                                : room.medium(room.playback()
                                                .map(Playback::medium)
                                                .orElse(""))
                                        .map(Medium::frames)
                                        .orElse(0),
                        c % 4 != 0);
            case 25 -> new LeadCommand.RequestLead();
            case 26 -> new LeadCommand.HandLead(somebody(room, a));
            case 27 -> new LeadCommand.ReturnLead();
            case 28 -> new HostCommand.Start();
            case 29 -> new HostCommand.LetIn(somebody(room, a));
            case 30 -> a % 3 == 0 ? new HostCommand.Kick(somebody(room, b)) : new HostCommand.LetIn(somebody(room, b));
            case 31 -> new HostCommand.SetRole(somebody(room, a), Role.values()[b % 3]);
            case 32 -> new HostCommand.TransferHost(somebody(room, a));
            case 33 -> new HostCommand.Lock(a % 2 == 0);
            case 34, 35 -> new HostCommand.SetPolicy(policy(a, b, c));
            case 36 -> a % 40 == 0 ? new HostCommand.CloseRoom() : new HostCommand.Start();
            case 37, 38 -> new AnnotationCommand.AddAnnotation(annotation("", room));
            case 39 ->
                new AnnotationCommand.ChangeAnnotation(annotation(id(room.annotations(), Annotation::id, a), room));
            case 40 -> new AnnotationCommand.RemoveAnnotation(id(room.annotations(), Annotation::id, a));
            case 41 ->
                new AnnotationCommand.ClearAnnotations(a % 2 == 0, b % 2 == 0 ? "" : id(room.media(), Medium::id, c));
            case 42 -> new NoteCommand.AddNote(id(room.media(), Medium::id, c), a % 20, a % 20 + b % 3, text(c));
            case 43 ->
                c % 2 == 0
                        ? new NoteCommand.Reply(id(room.notes(), Note::id, a), text(b))
                        : new NoteCommand.EditNote(id(room.notes(), Note::id, a), text(b));
            case 44 ->
                c % 2 == 0
                        ? new NoteCommand.SetNoteStatus(id(room.notes(), Note::id, a), NoteStatus.values()[b % 2])
                        : new NoteCommand.RemoveNote(id(room.notes(), Note::id, a));
            case 45 -> new NoteCommand.Say(text(a));
            case 46, 47 -> new ServerCommand.Admit(text(a));
            case 48, 49, 50 -> new ServerCommand.Arrive(somebody(room, a));
            case 51 -> new ServerCommand.Depart(somebody(room, a));
            case 52 -> a % 6 == 0 ? new ServerCommand.Restarted() : new ServerCommand.Arrive(somebody(room, b));
            case 53 -> new ServerCommand.Stall(somebody(room, a), b % 3 != 0);
            case 54 -> new ServerCommand.CompareFrames();
            default ->
                a % 20 == 0
                        ? new ServerCommand.Create("Again", "Mallory", TestRoom.CLIP, Policy.DEFAULT)
                        : new ServerCommand.TimePassed();
        };
    }

    /** What clients say that they show: mostly the frame, of what they have seen up to now. */
    List<Context.Report> reports(Room room, long seq) {
        return room.participants().stream()
                .filter(person -> (a + person.id()) % 5 != 0)
                .map(person -> new Context.Report(
                        person.id(),
                        room.playback().map(Playback::medium).orElse(""),
                        room.playback().map(Playback::frame).orElse(0) + ((b + person.id()) % 7 == 0 ? 1 : 0),
                        Math.max(0, seq - c % 2),
                        (b + person.id()) % 6 == 0,
                        (c + person.id()) % 8 == 0))
                .toList();
    }

    static Policy policy(int a, int b, int c) {
        return new Policy(
                a % 17 == 0 ? number(a) : 1 + b % 6,
                5_000,
                60,
                1_000,
                new Policy.Driving(Control.values()[a % 3], Conflict.values()[b % 4 == 0 ? 1 : 0]),
                new Policy.Entrance(a % 4 == 0, false, b % 5 == 0),
                new Policy.Gates(c % 2 == 0 ? 0 : 2_000, b % 3 == 0 ? 2_000 : 0),
                new Policy.Hosting(HostAbsence.values()[c % 10 == 0 ? 2 : c % 2], 4_000),
                new Policy.Agreeing(AgreementRecord.values()[(a + b) % 3], 3_000),
                c % 3 == 0 ? EnumSet.of(Category.GRADE) : c % 19 == 0 ? EnumSet.of(Category.ROSTER) : Set.of());
    }

    private Medium medium() {
        int frames = c % 7 == 0 ? number(a) : 1 + a % 150;
        return new Medium(
                "m99",
                "SH" + b,
                new FrameRate(c % 11 == 0 ? 0 : 24_000, c % 2 == 0 ? 1_001 : 1_000),
                frames,
                0,
                1_001,
                86_400,
                false,
                List.of(new MediaSource("media:clip.mp4", "video/mp4")),
                b % 5 == 0,
                new Medium.Handles(a % 8, b % 8),
                List.of());
    }

    private Grade grade() {
        Grade.Rgb slope = new Grade.Rgb(real(a), 1, real(b));
        Grade.Cdl cdl = a % 2 == 0
                ? Grade.Cdl.NEUTRAL
                : new Grade.Cdl(slope, new Grade.Rgb(0, real(c), 0), new Grade.Rgb(1, 1, 1), 1);
        return new Grade(real(a), 1, real(b), 1, real(c), 0, cdl, b % 4 == 0 ? "media:look.cube" : "");
    }

    private Annotation annotation(String id, Room room) {
        ShapeKind kind = ShapeKind.values()[b % 6];
        int points = kind == ShapeKind.TEXT ? 1 : kind == ShapeKind.FREEHAND ? 1 + c % 40 : 2;
        List<Shape.Point> all = java.util.stream.IntStream.range(0, points)
                .mapToObj(i -> new Shape.Point(a % 70_000, b % 70_000, i))
                .toList();
        return new Annotation(
                id,
                6,
                id(room.media(), Medium::id, b),
                a % 20,
                a % 20 + c % 5 - (c % 9 == 0 ? 1 : 0),
                c,
                1 + b % 99,
                new Shape(kind, all, kind == ShapeKind.TEXT ? text(c) : c % 13 == 0 ? "stray" : ""));
    }

    private static Set<Category> categories(int bits) {
        Set<Category> some = EnumSet.noneOf(Category.class);
        for (Category category : Category.values()) {
            if ((bits >> category.ordinal() & 1) == 1 && (bits % 10 == 0 || !Category.ALWAYS_ON.contains(category))) {
                some.add(category);
            }
        }
        return some;
    }

    private static <T> String id(List<T> all, java.util.function.Function<T, String> id, int which) {
        return all.isEmpty() || which % 9 == 0 ? "x" + which : id.apply(all.get(which % all.size()));
    }

    private static OptionalInt maybe(int number) {
        return number % 2 == 0 ? OptionalInt.empty() : OptionalInt.of(number(number));
    }

    private static int number(int from) {
        return from % 6 == 0 ? EXTREMES[from % EXTREMES.length] : from % 100;
    }

    private static double real(int from) {
        return REALS[from % REALS.length];
    }

    private static String text(int from) {
        return TEXTS.get(from % 3 == 0 ? from % TEXTS.size() : 0);
    }
}
