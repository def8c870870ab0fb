package org.sameframe.edge.socket;

import com.google.protobuf.ByteString;
import io.github.bucket4j.Bucket;
import java.time.Duration;
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

    /** Above what any client sends: one that syncs its clock pings in a burst of ten. */
    private static final int PINGS_PER_SECOND = 20;

    private final Outbox outbox;
    private final Doorkeeper doorkeeper;
    private final Bucket commands;
    private final Bucket signals;
    private final Bucket pings;
    private final Bucket excess;
    private boolean isKnown;

    Connection(Outbox outbox, Doorkeeper doorkeeper, SocketSettings settings) {
        this.outbox = outbox;
        this.doorkeeper = doorkeeper;
        this.commands = bucket(settings.commandBurst(), settings.commandsPerSecond());
        this.signals = bucket(settings.signalsPerSecond(), settings.signalsPerSecond());
        this.pings = bucket(PINGS_PER_SECOND, PINGS_PER_SECOND);
        // Whoever goes on for seconds at many times the allowed rate is not a client that was told to wait.
        this.excess = bucket(10 * settings.commandBurst(), settings.commandsPerSecond());
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
            over(pings);
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
        doorkeeper.enter(
                hello,
                outbox,
                (some, who) -> some.introduce(who, hello.getInstance(), categories, resume.get()));
    }

    private void renew(Renew renew) {
        if (!isKnown) {
            bad("The first frame must be hello.");
        } else if (!over(commands)) {
            doorkeeper.renew(renew, outbox);
        }
    }

    private void ping(long t1) {
        if (!isKnown) {
            bad("The first frame must be hello.");
        } else if (!over(pings)) {
            outbox.ping(t1);
        }
    }

    private void command(Command command) {
        Optional<RoomLink> link = outbox.link();
        if (link.isEmpty()) {
            bad("A command came before the room's welcome.");
            return;
        }
        long op = Integer.toUnsignedLong(command.getOp());
        if (over(commands)) {
            settle(op, RefusalCode.RATE_LIMITED, "Too many commands at once; wait a second.");
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
        } else if (!over(signals)) {
            Recipient to = new Recipient(signal.getTo(), signal.getToInstance());
            Signals.read(signal).ifPresent(known -> link.get().signal(known, to));
        }
    }

    private void settle(long op, RefusalCode code, String detail) {
        outbox.settle(op, new Refusal(code, detail));
    }

    private void bad(String detail) {
        outbox.close(Bye.BAD_REQUEST, detail);
    }

    /** Whether there is more than a budget allows; with far more the connection ends. */
    private boolean over(Bucket budget) {
        if (budget.tryConsume(1)) {
            return false;
        }
        if (!excess.tryConsume(1)) {
            outbox.close(Bye.RATE_LIMITED, "This client sends far more than it may; connect again in a while.");
        }
        return true;
    }

    private static Bucket bucket(int burst, int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
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
