package org.sameframe.edge.socket;

import com.google.protobuf.ByteString;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sameframe.room.Category;
import org.sameframe.room.OperationWindow;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.actor.Recipient;
import org.sameframe.room.actor.RoomLink;
import org.sameframe.room.codec.FromSchema;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.Hello;
import org.sameframe.schema.v1.Renew;

/**
 * One client instance on one socket: takes its frames in, one at a time [HS]. Not safe for threads.
 *
 * <p>Pings are answered here, never queued behind the room.
 */
final class Connection {
    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9_-]{8,64}");

    private final Outbox outbox;
    private final Doorkeeper doorkeeper;
    private final SocketMeter meter;
    private final Floods floods;
    private boolean isKnown;

    Connection(Outbox outbox, Doorkeeper doorkeeper, Floods floods, SocketMeter meter) {
        this.outbox = outbox;
        this.doorkeeper = doorkeeper;
        this.floods = floods;
        this.meter = meter;
    }

    boolean isKnown() {
        return isKnown;
    }

    void receive(ClientFrame frame) {
        switch (frame.getFrameCase()) {
            case HELLO -> hello(frame.getHello());
            case PING -> ping(frame.getPing().getT1());
            case COMMAND -> command(frame.getCommand());
            case SIGNAL -> signal(frame.getSignal());
            case RENEW -> renew(frame.getRenew());
            case FRAME_NOT_SET -> ignoreUnknown();
        }
    }

    /** A frame of a later version of the protocol: ignored, but not before hello. */
    private void ignoreUnknown() {
        if (!isKnown) {
            bad("The first frame must be hello.");
        } else {
            above(Budget.Kind.PING);
        }
    }

    private void hello(Hello hello) {
        if (isKnown) {
            bad("Hello came twice; it opens a connection, and only once.");
            return;
        }
        if (!INSTANCE.matcher(hello.getInstance()).matches()) {
            bad("instance must be 8 to 64 characters of A-Z a-z 0-9 _ -.");
            return;
        }
        Set<Category> categories = categories(hello);
        Optional<Mark> resume = resume(hello);
        if (categories.isEmpty() || resume.isEmpty()) {
            bad("Hello names a category that this server does not know, or a resume mark without its hash.");
            return;
        }
        isKnown = true;
        outbox.asks(Integer.toUnsignedLong(hello.getWitness()));
        doorkeeper.enter(hello, outbox, (room, who) -> {
            floods.known(room, who);
            outbox.introduce(who, hello.getInstance(), categories, resume.get());
        });
    }

    private void renew(Renew renew) {
        if (!isKnown) {
            bad("The first frame must be hello.");
        } else if (above(Budget.Kind.COMMAND) == 0) {
            doorkeeper.renew(renew, outbox);
        }
    }

    private void ping(long t1) {
        if (!isKnown) {
            bad("The first frame must be hello.");
        } else if (above(Budget.Kind.PING) == 0) {
            outbox.ping(t1);
        }
    }

    private void command(Command command) {
        Optional<RoomLink> link = outbox.link();
        if (link.isEmpty()) {
            bad("A command came before the room's welcome.");
            return;
        }
        if (outbox.isLeaving()) {
            return; // not taken in: its sender has it pending, and sends it again to the next server [GS2]
        }
        long op = Integer.toUnsignedLong(command.getOp());
        long wait = above(Budget.Kind.COMMAND);
        if (wait > 0) {
            settle(op, RefusalCode.RATE_LIMITED, "Too many commands at once; again in %d ms.".formatted(wait));
            return;
        }
        if (op == 0) {
            settle(op, RefusalCode.INVALID, "op: 0 (expected: next_op of the welcome, and counting).");
            return;
        }
        try {
            Optional<RoomCommand> known = Commands.read(command);
            if (known.isEmpty()) {
                settle(op, RefusalCode.UNSUPPORTED, "This server does not know the command; it may be older than you.");
            } else if (!outbox.begin(op)) {
                settle(
                        op,
                        RefusalCode.LIMIT,
                        "%d operations are pending already; wait for them to settle.".formatted(OperationWindow.SIZE));
            } else {
                link.get().submit(known.get(), op, Integer.toUnsignedLong(command.getBaseSeq()));
            }
        } catch (IllegalArgumentException e) {
            settle(op, RefusalCode.INVALID, "The command is incomplete: %s.".formatted(e.getMessage()));
        }
    }

    private void signal(org.sameframe.schema.v1.Signal signal) {
        Optional<RoomLink> link = outbox.link();
        if (link.isEmpty()) {
            bad("A signal came before the room's welcome.");
        } else if (above(Budget.Kind.SIGNAL) == 0) {
            Recipient to = new Recipient(signal.getTo(), signal.getToInstance());
            Signals.read(signal).ifPresent(known -> link.get().signal(known, to));
        }
    }

    private void settle(long op, RefusalCode code, String detail) {
        meter.refused(code);
        outbox.settle(op, new Refusal(code, detail));
    }

    private void bad(String detail) {
        outbox.close(Bye.BAD_REQUEST, detail);
    }

    /**
     * By how many milliseconds something is above a budget; 0: it is not. With far more the connection ends [FL3].
     */
    private long above(Budget.Kind kind) {
        long wait = floods.take(kind);
        if (wait > 0 && floods.isFlood()) {
            outbox.close(Bye.RATE_LIMITED, "This client sends far more than it may; connect again in a while.");
        }
        return wait;
    }

    /** Empty if one of them is unknown. */
    private static Set<Category> categories(Hello hello) {
        try {
            Set<Category> categories = FromSchema.categories(hello.getCategoriesList());
            return categories.isEmpty() ? EnumSet.allOf(Category.class) : categories;
        } catch (IllegalArgumentException unknown) {
            return Set.of();
        }
    }

    /** The start if there is none; empty if it is malformed. */
    private static Optional<Mark> resume(Hello hello) {
        if (!hello.hasResume() || hello.getResume().getSeq() == 0) {
            return Optional.of(Mark.START);
        }
        ByteString hash = hello.getResume().getHash();
        return hash.size() == LedgerHash.LENGTH
                ? Optional.of(new Mark(Integer.toUnsignedLong(hello.getResume().getSeq()), hash))
                : Optional.empty();
    }
}
