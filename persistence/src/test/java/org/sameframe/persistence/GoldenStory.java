package org.sameframe.persistence;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.Annotation;
import org.sameframe.room.AnnotationCommand;
import org.sameframe.room.Category;
import org.sameframe.room.Channel;
import org.sameframe.room.Conflict;
import org.sameframe.room.Context;
import org.sameframe.room.Control;
import org.sameframe.room.FrameRate;
import org.sameframe.room.Grade;
import org.sameframe.room.HostAbsence;
import org.sameframe.room.HostCommand;
import org.sameframe.room.LeadCommand;
import org.sameframe.room.LoopMode;
import org.sameframe.room.MatchKey;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.NoteCommand;
import org.sameframe.room.NoteStatus;
import org.sameframe.room.Origin;
import org.sameframe.room.PersonCommand;
import org.sameframe.room.PictureCommand;
import org.sameframe.room.PlaylistCommand;
import org.sameframe.room.Policy;
import org.sameframe.room.Role;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.ServerCommand;
import org.sameframe.room.Shape;
import org.sameframe.room.ShapeKind;
import org.sameframe.room.ShotStatus;
import org.sameframe.room.TransportCommand;
import org.sameframe.room.View;

/** What happens in the room of a golden journal: every command, and values of every kind. Host 1, reviewer 2, viewer 3. */
final class GoldenStory {
    /** Who does what, and what clients report by then. */
    record Step(Origin origin, RoomCommand command, List<Context.Report> reports) {}

    private final List<Step> steps = new ArrayList<>();
    private int op;

    private GoldenStory() {}

    /** Up to where the snapshot is made. */
    static List<Step> before() {
        GoldenStory story = new GoldenStory();
        story.room();
        story.playlist();
        story.review();
        return story.steps;
    }

    /** The rest of it; the room is open, and waits at a gate without a host. */
    static List<Step> after() {
        GoldenStory story = new GoldenStory();
        story.op = 100;
        story.transport();
        story.roster();
        story.end();
        return story.steps;
    }

    private void room() {
        server(new ServerCommand.Create(
                "Dailies, Thursday – “rough”", "Patty Ødegård", medium("SH010 comp v3"), policy(true)));
        server(new ServerCommand.Arrive(1));
        server(new ServerCommand.Admit("三郎"));
        server(new ServerCommand.Arrive(2));
        server(new ServerCommand.Admit("Viewer"));
        server(new ServerCommand.Arrive(3));
        host(new HostCommand.Start());
        host(new PersonCommand.Subscribe(Set.of()));
        host(new HostCommand.SetRole(3, Role.VIEWER));
        by(2, new LeadCommand.RequestLead());
        host(new LeadCommand.HandLead(2));
        by(1, new LeadCommand.RequestLead());
        by(2, new LeadCommand.ReturnLead());
        by(2, new LeadCommand.RequestLead());
    }

    private void playlist() {
        host(new PlaylistCommand.AddMedium(medium("SH020 layout"), ""));
        host(new PlaylistCommand.AddMedium(medium("SH020 layout v2"), "s2"));
        host(new PlaylistCommand.AddMedium(medium("SH030"), ""));
        host(new PlaylistCommand.MoveShot("s4", "s2"));
        by(2, new PlaylistCommand.SetShotStatus("s1", ShotStatus.COULD_BE_BETTER));
        by(2, new PlaylistCommand.SetShotStatus("s2", ShotStatus.NEEDS_WORK));
        by(2, new PlaylistCommand.SetShotStatus("s4", ShotStatus.APPROVED));
        host(new PlaylistCommand.Advance(2));
        host(new PlaylistCommand.SelectMedium("m2"));
        host(new PlaylistCommand.RemoveShot("s4"));
        host(new PictureCommand.SetView(new View(-0.5, 0.25, 2.5, 270, true, false, Channel.LUMA, Optional.empty())));
        Grade.Cdl cdl = new Grade.Cdl(
                new Grade.Rgb(1.1, 1.2, 1.3), new Grade.Rgb(-0.1, 0, 0.1), new Grade.Rgb(0.9, 1, 1.1), 0.8);
        host(new PictureCommand.SetGrade(new Grade(0.5, 1.2, 1.1, 0.9, -20, 12.5, cdl, "media:show.cube")));
    }

    private void review() {
        draw(ShapeKind.FREEHAND, 3, "");
        draw(ShapeKind.LINE, 2, "");
        draw(ShapeKind.ARROW, 2, "");
        draw(ShapeKind.RECTANGLE, 2, "");
        draw(ShapeKind.ELLIPSE, 2, "");
        draw(ShapeKind.TEXT, 1, "Wider, “here”");
        by(
                2,
                new AnnotationCommand.ChangeAnnotation(
                        annotation("a" + (steps.size() - 1), "m1", ShapeKind.ARROW, 2, "")));
        host(new AnnotationCommand.RemoveAnnotation("a" + (steps.size() - 6)));
        host(new AnnotationCommand.AddAnnotation(annotation("", "m2", ShapeKind.LINE, 2, "")));
        host(new AnnotationCommand.ClearAnnotations(true, "m2"));
        host(new NoteCommand.AddNote("m1", 10, 20, "Edge of the matte\nstill crawls"));
        String note = "n" + steps.size();
        by(2, new NoteCommand.Reply(note, "On it 🎬"));
        by(2, new NoteCommand.EditNote("n" + steps.size(), "Done"));
        host(new NoteCommand.SetNoteStatus(note, NoteStatus.RESOLVED));
        by(2, new NoteCommand.AddNote("m2", 0, 0, "Never mind"));
        by(2, new NoteCommand.RemoveNote("n" + steps.size()));
        by(2, new NoteCommand.Say("Lunch at one?"));
        host(new TransportCommand.Play());
        by(1, new PersonCommand.SetReady("m2", 240, true));
        by(2, new PersonCommand.SetReady("m2", 240, true));
        by(3, new PersonCommand.SetReady("m2", 240, true));
        server(new ServerCommand.Stall(2, true));
        server(new ServerCommand.Stall(2, false));
        server(new ServerCommand.Stall(3, true));
    }

    private void transport() {
        host(new TransportCommand.Pause(OptionalInt.of(37)));
        host(new TransportCommand.SetLoop(LoopMode.PING_PONG));
        host(new TransportCommand.SetLoop(LoopMode.ONCE));
        host(new TransportCommand.SetRange(20, 120));
        by(1, new TransportCommand.Seek(100));
        host(new TransportCommand.Step(-3, OptionalInt.empty()));
        host(new TransportCommand.SetSpeed(-500));
        by(3, new PersonCommand.SetOutOfSync(true));
        steps.add(new Step(
                Origin.ROOM,
                new ServerCommand.CompareFrames(),
                List.of(
                        new Context.Report(1, "m2", 97, 1_000, false, false),
                        new Context.Report(2, "m2", 97, 1_000, false, false))));
        host(new TransportCommand.SetLoop(LoopMode.THROUGH));
    }

    private void roster() {
        server(new ServerCommand.Admit("Removed again"));
        host(new HostCommand.Kick(4));
        host(new HostCommand.SetPolicy(policy(false)));
        server(new ServerCommand.Admit("Waits"));
        server(new ServerCommand.Arrive(5));
        server(new ServerCommand.Admit("Let in"));
        host(new HostCommand.LetIn(6));
        host(new HostCommand.Lock(true));
        host(new HostCommand.SetRole(6, Role.HOST));
        host(new HostCommand.TransferHost(2));
        by(2, new PersonCommand.Rename("三郎 (supervisor)"));
        by(6, new PersonCommand.Leave());
        by(2, new PersonCommand.Subscribe(EnumSet.of(Category.GRADE, Category.POINTER)));
        server(new ServerCommand.Restarted());
        server(new ServerCommand.Arrive(1));
        server(new ServerCommand.Arrive(3));
        server(new ServerCommand.Arrive(2));
        by(3, new PersonCommand.SetOutOfSync(false));
    }

    private void end() {
        by(1, new PersonCommand.SetReady("m1", 0, false));
        by(1, new TransportCommand.Play());
        server(new ServerCommand.Depart(2));
    }

    private void draw(ShapeKind kind, int points, String text) {
        by(2, new AnnotationCommand.AddAnnotation(annotation("", "m1", kind, points, text)));
    }

    private static Annotation annotation(String id, String medium, ShapeKind kind, int points, String text) {
        List<Shape.Point> all = List.of(
                new Shape.Point(-65_536, 131_072, 1_024),
                new Shape.Point(12_345, 54_321, 77),
                new Shape.Point(0, 0, 0));
        return new Annotation(id, 0, medium, 3, 9, 0xFF8000FF, 600, new Shape(kind, all.subList(0, points), text));
    }

    private static Policy policy(boolean isNew) {
        return new Policy(
                5,
                600_000,
                60,
                1_000,
                new Policy.Driving(Control.LEAD, isNew ? Conflict.HOST_WINS : Conflict.LAST_WINS),
                new Policy.Entrance(!isNew, false, isNew),
                new Policy.Gates(30_000, 20_000),
                new Policy.Hosting(HostAbsence.PROMOTE, 600_000),
                new Policy.Agreeing(AgreementRecord.NAMES, 60_000),
                EnumSet.of(Category.GRADE));
    }

    private static Medium medium(String title) {
        return new Medium(
                "",
                title,
                new FrameRate(24_000, 1_001),
                240,
                41_708,
                1_001,
                86_400,
                false,
                List.of(
                        new MediaSource(
                                "media:sh010.mp4", "video/mp4; codecs=\"avc1.64001f\"", "wall", 1_920, 1_080, 7),
                        new MediaSource("https://cdn.example/sh010.webm", "")),
                true,
                new Medium.Handles(8, 12),
                List.of(new MatchKey("sha256", "9f86d081"), new MatchKey("file-name", "sh010.mp4")));
    }

    private void server(ServerCommand command) {
        steps.add(new Step(Origin.ROOM, command, List.of()));
    }

    private void host(RoomCommand command) {
        op++;
        steps.add(new Step(new Origin(1, "tab-0123456789", op, 0), command, List.of()));
    }

    private void by(int participant, RoomCommand command) {
        steps.add(new Step(Origin.participant(participant), command, List.of()));
    }
}
