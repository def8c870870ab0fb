package org.sameframe.edge.socket;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Pass;
import org.sameframe.edge.auth.Ticket;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.Role;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Farewell;
import org.sameframe.room.actor.Outlet;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;
import org.sameframe.schema.v1.Hello;
import org.sameframe.schema.v1.Renew;
import org.sameframe.schema.v1.Renewed;
import org.sameframe.schema.v1.ServerMessage;

/** Lets a connection into its room with the token of its hello, and for longer with another [RV3]. */
final class Doorkeeper {
    private final AccessTokens tokens;
    private final BiConsumer<RoomCode, Outlet> door;
    private final Members members;
    private final Stays stays;

    /** What a token that vouches for somebody needs of the rooms. */
    interface Members {
        /** Nobody comes in so. */
        Members NONE = (pass, room) -> java.util.concurrent.CompletableFuture.completedFuture(
                new RoomReply.Refused(new Refusal(RefusalCode.FORBIDDEN, "Join the room first.")));

        java.util.concurrent.CompletionStage<RoomReply> admit(Pass pass, RoomCode room);

        static Members of(Rooms rooms) {
            return (pass, room) -> rooms.join(room, pass.name(), pass.account(), pass.roleOr(Role.REVIEWER));
        }
    }

    /** @param door brings a connection into a room */
    Doorkeeper(AccessTokens tokens, BiConsumer<RoomCode, Outlet> door, Members members, Stays stays) {
        this.tokens = tokens;
        this.door = door;
        this.members = members;
        this.stays = stays;
    }

    /** For those who have joined. */
    static Doorkeeper forParticipants(AccessTokens tokens, BiConsumer<RoomCode, Outlet> door) {
        return new Doorkeeper(tokens, door, Members.NONE, new Stays(InstantSource.system()));
    }

    /**
     * Brings a connection into its room, or says why not.
     *
     * @param introduce tells the outbox who it is, once that is known
     */
    void enter(Hello hello, Outbox outbox, BiConsumer<RoomCode, Integer> introduce) {
        withKeys(hello.getAccessToken(), () -> {
            AccessTokens.Verification verification = tokens.verify(hello.getAccessToken());
            if (verification instanceof AccessTokens.Rejected rejected) {
                refuse(outbox, rejected.reason());
            } else if (verification instanceof AccessTokens.Visiting visiting) {
                visit(hello, outbox, visiting.pass(), introduce);
            } else if (verification instanceof AccessTokens.Verified verified) {
                introduce.accept(verified.room(), verified.participant());
                begin(outbox, verified);
                door.accept(verified.room(), outbox);
            }
        });
    }

    /** Answers {@code renew}: what was good before stays so if this is not. */
    void renew(Renew renew, Outbox outbox) {
        Optional<Stays.Stay> stay = stays.of(outbox);
        if (stay.isEmpty()) {
            problem(outbox, Instant.EPOCH, "forbidden", "Renew after the room's welcome.");
        } else if (renew.getAccessToken().isEmpty()) {
            renewOwn(outbox, stay.get());
        } else {
            withKeys(renew.getAccessToken(), () -> renewWith(renew.getAccessToken(), outbox, stay.get()));
        }
    }

    private void visit(Hello hello, Outbox outbox, Pass pass, BiConsumer<RoomCode, Integer> introduce) {
        Optional<RoomCode> room = pass.room(hello.getRoom());
        if (room.isEmpty()) {
            outbox.close(
                    Bye.FORBIDDEN,
                    hello.getRoom().isEmpty()
                            ? "This token is for several rooms, or none; say in hello which one."
                            : "This token is for another room; get one for this room.");
        } else if (pass.name().isEmpty()) {
            outbox.close(Bye.BAD_REQUEST, "This token has no name; join over REST with one, or have name put into it.");
        } else {
            admitted(pass, room.get(), (participant, refusal) -> {
                if (refusal.isPresent()) {
                    Farewell farewell = Farewell.because(refusal.get());
                    outbox.close(Bye.of(farewell.reason()), farewell.detail());
                } else if (tokens.isRevoked(pass, room.get(), participant)) {
                    refuse(outbox, AccessTokens.Reason.REVOKED);
                } else {
                    introduce.accept(room.get(), participant);
                    begin(outbox, new AccessTokens.Verified(room.get(), participant, pass.ticket()));
                    door.accept(room.get(), outbox);
                }
                return null;
            });
        }
    }

    private void begin(Outbox outbox, AccessTokens.Verified verified) {
        stays.begin(outbox, new Stays.Stay(verified.room(), verified.participant(), verified.ticket()));
        outbox.expires(micros(verified.ticket().end()));
        if (outbox.isClosed()) {
            // it went while its token was looked at
            stays.end(outbox);
        }
    }

    private void renewOwn(Outbox outbox, Stays.Stay stay) {
        Ticket ticket = stay.ticket();
        if (!ticket.account().isEmpty() || !ticket.renews()) {
            problem(
                    outbox,
                    ticket.end(),
                    "forbidden",
                    "This token came from a platform; send the next one from there.");
            return;
        }
        if (tokens.isRevoked(ticket, stay.room(), stay.participant())) {
            // the sweep comes twice a second; a token made in between would be newer than what revoked this one
            refuse(outbox, AccessTokens.Reason.REVOKED);
            return;
        }
        String text = tokens.renew(stay.room(), stay.participant(), ticket);
        if (tokens.verify(text) instanceof AccessTokens.Verified verified) {
            renewed(outbox, verified, text);
        }
    }

    private void renewWith(String token, Outbox outbox, Stays.Stay stay) {
        AccessTokens.Verification verification = tokens.verify(token);
        if (verification instanceof AccessTokens.Rejected rejected) {
            boolean isOver = rejected.reason() == AccessTokens.Reason.EXPIRED;
            problem(
                    outbox,
                    stay.ticket().end(),
                    isOver ? "token-expired" : "bad-token",
                    isOver
                            ? "That token has expired already; send a newer one."
                            : "That token is not good here; send another.");
        } else if (verification instanceof AccessTokens.Verified verified) {
            renewedIfSame(outbox, stay, verified);
        } else if (verification instanceof AccessTokens.Visiting visiting) {
            Pass pass = visiting.pass();
            if (!pass.rooms().opens(stay.room()) || pass.name().isEmpty()) {
                problem(outbox, stay.ticket().end(), "forbidden", "That token is not for this room, or has no name.");
                return;
            }
            admitted(pass, stay.room(), (participant, refusal) -> {
                if (refusal.isPresent()) {
                    problem(
                            outbox,
                            stay.ticket().end(),
                            "forbidden",
                            refusal.get().detail());
                } else {
                    renewedIfSame(outbox, stay, new AccessTokens.Verified(stay.room(), participant, pass.ticket()));
                }
                return null;
            });
        }
    }

    private void renewedIfSame(Outbox outbox, Stays.Stay stay, AccessTokens.Verified verified) {
        if (verified.room().equals(stay.room()) && verified.participant() == stay.participant()) {
            renewed(outbox, verified, "");
        } else {
            problem(outbox, stay.ticket().end(), "forbidden", "That token is somebody else's, or for another room.");
        }
    }

    private void renewed(Outbox outbox, AccessTokens.Verified verified, String text) {
        begin(outbox, verified);
        answer(
                outbox,
                Renewed.newBuilder().setExpires(micros(verified.ticket().end())).setAccessToken(text));
    }

    private static void problem(Outbox outbox, Instant end, String code, String detail) {
        answer(
                outbox,
                Renewed.newBuilder()
                        .setExpires(micros(end))
                        .setProblem(org.sameframe.schema.v1.Problem.newBuilder()
                                .setCode(code)
                                .setTitle("The token was not renewed")
                                .setDetail(detail)));
    }

    private static void answer(Outbox outbox, Renewed.Builder renewed) {
        outbox.renewed(ServerMessage.newBuilder().setRenewed(renewed).build());
    }

    private static void refuse(Outbox outbox, AccessTokens.Reason reason) {
        switch (reason) {
            case EXPIRED -> outbox.close(Bye.TOKEN_EXPIRED, "The access token has expired; join the room again.");
            case NOT_YET -> outbox.close(Bye.BAD_TOKEN, "The access token is not good yet; check the clocks.");
            case REVOKED -> outbox.close(Bye.BAD_TOKEN, "The access token was revoked; get another, or join again.");
            case UNAVAILABLE ->
                outbox.close(Bye.UNAVAILABLE, "The token cannot be checked just now; connect again in a while.");
            case BAD -> outbox.close(Bye.BAD_TOKEN, "The access token is not one of this server; join the room.");
        }
    }

    private void admitted(Pass pass, RoomCode room, BiFunction<Integer, Optional<Refusal>, Void> then) {
        members.admit(pass, room).whenComplete((reply, failure) -> {
            if (reply instanceof RoomReply.Admitted in) {
                then.apply(in.participant(), Optional.empty());
            } else {
                Refusal refusal = reply instanceof RoomReply.Refused refused
                        ? refused.refusal()
                        : new Refusal(RefusalCode.UNAVAILABLE, "The room does not answer; try again in a moment.");
                then.apply(0, Optional.of(refusal));
            }
        });
    }

    /** Without waiting: the keys of a platform may have to be looked for. */
    private void withKeys(String token, Runnable then) {
        if (tokens.lacksKeyOf(token)) {
            tokens.lookForKeys().whenComplete((looked, failure) -> then.run());
        } else {
            then.run();
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
