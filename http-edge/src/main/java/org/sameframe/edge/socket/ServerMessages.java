package org.sameframe.edge.socket;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.sameframe.history.export.SignedHead;
import org.sameframe.room.Entry;
import org.sameframe.room.Limits;
import org.sameframe.room.OperationWindow;
import org.sameframe.room.Participant;
import org.sameframe.room.Refusal;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Value;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.actor.RoomMessage;
import org.sameframe.room.codec.ToSchema;
import org.sameframe.schema.v1.Pong;
import org.sameframe.schema.v1.Problem;
import org.sameframe.schema.v1.Range;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.Settled;
import org.sameframe.schema.v1.SignalFrom;
import org.sameframe.schema.v1.Snapshot;
import org.sameframe.schema.v1.Waiting;
import org.sameframe.schema.v1.Welcome;
import org.sameframe.schema.v1.Witnessed;

/** What a room tells, in the schema's terms. */
final class ServerMessages {
    private ServerMessages() {}

    static List<ServerMessage> of(List<RoomMessage> messages) {
        return messages.stream().map(ServerMessages::of).toList();
    }

    static Range range(Mark after, Mark through) {
        return Range.newBuilder()
                .setAfter((int) after.seq())
                .setThrough(mark(through.seq(), through.hash()))
                .build();
    }

    static ServerMessage pong(long t1, long t2, long t3) {
        return ServerMessage.newBuilder()
                .setPong(Pong.newBuilder().setT1(t1).setT2(t2).setT3(t3))
                .build();
    }

    static ServerMessage settled(long op, long seq, Refusal refusal) {
        return ServerMessage.newBuilder()
                .setSettled(
                        Settled.newBuilder().setOp((int) op).setSeq((int) seq).setProblem(problem(refusal)))
                .build();
    }

    static ServerMessage welcome(RoomMessage.Welcome welcome, int you, SocketSettings settings, Identity server) {
        return ServerMessage.newBuilder()
                .setWelcome(Welcome.newBuilder()
                        .setYou(you)
                        .setCode(welcome.code().value())
                        .setNextOp((int) welcome.nextOp())
                        .setResumed(welcome.resumed())
                        .setServerTime(welcome.clock().now())
                        .setHeartbeatMs((int) settings.heartbeat().toMillis())
                        .setLimits(limits(settings))
                        .setServerVersion(server.version())
                        .setPublicKey(server.publicKey()))
                .build();
    }

    /** A welcome that says when the connection's token ends. */
    static ServerMessage expiring(ServerMessage welcome, long expires) {
        ServerMessage.Builder message = welcome.toBuilder();
        message.getWelcomeBuilder().setExpires(expires);
        return message.build();
    }

    static ServerMessage head(SignedHead head) {
        return ServerMessage.newBuilder().setHead(signed(head)).build();
    }

    /** @param head empty: the ledger ends before the entry */
    static ServerMessage witnessed(long seq, Optional<SignedHead> head) {
        Witnessed.Builder witnessed = Witnessed.newBuilder().setSeq((int) seq);
        head.ifPresent(some -> witnessed.setHead(signed(some)));
        return ServerMessage.newBuilder().setWitnessed(witnessed).build();
    }

    private static org.sameframe.schema.v1.SignedHead signed(SignedHead head) {
        return org.sameframe.schema.v1.SignedHead.newBuilder()
                .setSeq((int) head.mark().seq())
                .setHash(head.mark().hash())
                .setSignature(head.signature())
                .build();
    }

    static ServerMessage waiting(RoomMessage.Waiting waiting, SocketSettings settings) {
        return ServerMessage.newBuilder()
                .setWaiting(Waiting.newBuilder()
                        .setServerTime(waiting.clock().now())
                        .setHeartbeatMs((int) settings.heartbeat().toMillis()))
                .build();
    }

    private static ServerMessage of(RoomMessage message) {
        ServerMessage.Builder sent = ServerMessage.newBuilder();
        if (message instanceof RoomMessage.Happened happened) {
            sent.setEntry(ToSchema.entry(asOthersSee(happened.entry())));
        } else if (message instanceof RoomMessage.Settled settled) {
            Settled.Builder builder =
                    Settled.newBuilder().setOp((int) settled.op()).setSeq((int) settled.seq());
            settled.refusal().ifPresent(refusal -> builder.setProblem(problem(refusal)));
            sent.setSettled(builder);
        } else if (message instanceof RoomMessage.Snapshot snapshot) {
            sent.setSnapshot(Snapshot.newBuilder().setRoom(ToSchema.state(snapshot.values().stream()
                    .map(ServerMessages::asOthersSee)
                    .toList())));
        } else if (message instanceof RoomMessage.SignalFrom from) {
            sent.setSignal(SignalFrom.newBuilder()
                    .setParticipant(from.participant())
                    .setInstance(from.instance())
                    .setSignal(Signals.write(from.signal())));
        } else {
            throw new IllegalArgumentException("a welcome is for one connection: " + message);
        }
        return sent.build();
    }

    /** Which account a participant has is for the record alone [JW9]. */
    private static Entry asOthersSee(Entry entry) {
        boolean hasPeople = entry.events().stream()
                .anyMatch(event -> event instanceof RoomEvent.Put put && put.value() instanceof Participant);
        return hasPeople
                ? new Entry(
                        entry.seq(),
                        entry.at(),
                        entry.origin(),
                        entry.events().stream()
                                .map(event -> event instanceof RoomEvent.Put put
                                        ? new RoomEvent.Put(asOthersSee(put.value()))
                                        : event)
                                .toList())
                : entry;
    }

    private static Value asOthersSee(Value value) {
        return value instanceof Participant person ? person.asOthersSee() : value;
    }

    private static Problem problem(Refusal refusal) {
        return Problem.newBuilder()
                .setCode(refusal.code().id())
                .setTitle(refusal.code().title())
                .setDetail(refusal.detail())
                .setSupersededBy((int) refusal.supersededBy())
                .build();
    }

    private static org.sameframe.schema.v1.Mark mark(long seq, ByteString hash) {
        return org.sameframe.schema.v1.Mark.newBuilder()
                .setSeq((int) seq)
                .setHash(hash)
                .build();
    }

    private static org.sameframe.schema.v1.Limits limits(SocketSettings settings) {
        return org.sameframe.schema.v1.Limits.newBuilder()
                .setMessageBytes(settings.messageBytes())
                .setCommandsPerSecond(settings.commandsPerSecond())
                .setCommandBurst(settings.commandBurst())
                .setSignalsPerSecond(settings.signalsPerSecond())
                .setPendingOperations(OperationWindow.SIZE)
                .setBacklogBytes(settings.backlogBytes())
                .setNameLength(Limits.NAME_LENGTH)
                .setTitleLength(Limits.TITLE_LENGTH)
                .setMedia(Limits.MEDIA)
                .setAnnotations(Limits.ANNOTATIONS)
                .setPoints(Limits.POINTS)
                .setPointsInAll(Limits.POINTS_IN_ALL)
                .setNotes(Limits.NOTES)
                .setNoteLength(Limits.NOTE_LENGTH)
                .setChatLength(Limits.CHAT_LENGTH)
                .build();
    }
}
