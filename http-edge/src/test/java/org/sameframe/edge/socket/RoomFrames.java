package org.sameframe.edge.socket;

import java.util.Arrays;
import org.sameframe.schema.v1.Annotation;
import org.sameframe.schema.v1.Category;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.CloseRoom;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.Kick;
import org.sameframe.schema.v1.LetIn;
import org.sameframe.schema.v1.Lock;
import org.sameframe.schema.v1.Play;
import org.sameframe.schema.v1.Pointer;
import org.sameframe.schema.v1.PointerKind;
import org.sameframe.schema.v1.Role;
import org.sameframe.schema.v1.Rtc;
import org.sameframe.schema.v1.Seek;
import org.sameframe.schema.v1.SetRole;
import org.sameframe.schema.v1.Shape;
import org.sameframe.schema.v1.ShapeKind;
import org.sameframe.schema.v1.Signal;
import org.sameframe.schema.v1.Status;
import org.sameframe.schema.v1.Subscribe;

/** What clients send about who is in a room, and what they want to hear of it. */
final class RoomFrames {
    private RoomFrames() {}

    static ClientFrame letIn(long op, int participant) {
        return Frames.command(
                op, Command.newBuilder().setLetIn(LetIn.newBuilder().setParticipant(participant)));
    }

    static ClientFrame kick(long op, int participant) {
        return Frames.command(op, Command.newBuilder().setKick(Kick.newBuilder().setParticipant(participant)));
    }

    static ClientFrame lock(long op, boolean locked) {
        return Frames.command(op, Command.newBuilder().setLock(Lock.newBuilder().setLocked(locked)));
    }

    static ClientFrame closeRoom(long op) {
        return Frames.command(op, Command.newBuilder().setCloseRoom(CloseRoom.getDefaultInstance()));
    }

    static ClientFrame play(long op) {
        return Frames.command(op, Command.newBuilder().setPlay(Play.getDefaultInstance()));
    }

    static ClientFrame role(long op, int participant, Role role) {
        return Frames.command(
                op,
                Command.newBuilder()
                        .setSetRole(
                                SetRole.newBuilder().setParticipant(participant).setRole(role)));
    }

    static ClientFrame off(long op, Category... off) {
        return Frames.command(
                op, Command.newBuilder().setSubscribe(Subscribe.newBuilder().addAllOff(Arrays.asList(off))));
    }

    static ClientFrame say(long op, String text) {
        Command.Builder command = Command.newBuilder();
        command.getSayBuilder().setText(text);
        return Frames.command(op, command);
    }

    static ClientFrame note(long op, String text) {
        Command.Builder command = Command.newBuilder();
        command.getAddNoteBuilder().setMedium("m1").setText(text);
        return Frames.command(op, command);
    }

    /** Text in the picture. */
    static ClientFrame label(long op, String text) {
        Shape shape = Shape.newBuilder()
                .setKind(ShapeKind.SHAPE_KIND_TEXT)
                .addAllPoints(Arrays.asList(1, 2, 0))
                .setText(text)
                .build();
        Command.Builder command = Command.newBuilder();
        command.getAddAnnotationBuilder()
                .setAnnotation(
                        Annotation.newBuilder().setMedium("m1").setWidth(9).setShape(shape));
        return Frames.command(op, command);
    }

    static ClientFrame seek(long op, int base, int frame) {
        return Frames.command(
                op,
                Command.newBuilder().setBaseSeq(base).setSeek(Seek.newBuilder().setFrame(frame)));
    }

    static ClientFrame pointer(int x) {
        return signal(
                Signal.newBuilder().setPointer(Pointer.newBuilder().setX(x).setKind(PointerKind.POINTER_KIND_LASER)));
    }

    static ClientFrame rtc(String payload, int to, String instance) {
        return signal(Signal.newBuilder()
                .setRtc(Rtc.newBuilder().setPayload(payload))
                .setTo(to)
                .setToInstance(instance));
    }

    static ClientFrame status(int frame, int seq, boolean buffering) {
        return signal(Signal.newBuilder()
                .setStatus(Status.newBuilder()
                        .setRoundTripUs(1_000)
                        .setMedium("m1")
                        .setFrame(frame)
                        .setSeq(seq)
                        .setBuffering(buffering)));
    }

    private static ClientFrame signal(Signal.Builder signal) {
        return ClientFrame.newBuilder().setSignal(signal).build();
    }
}
