package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Revocation;
import org.sameframe.edge.auth.Revocations;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.room.RoomCode;
import org.sameframe.schema.v1.Hello;
import org.sameframe.schema.v1.Renew;
import org.sameframe.schema.v1.ServerMessage;

class DoorkeeperTest extends OutboxFixture {
    private static final RoomCode ROOM = RoomCode.parse("ABCD-EFGH").orElseThrow();
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private Instant time = BEGIN;

    DoorkeeperTest() {
        super(FrameFormat.PROTOBUF);
    }

    static Stream<Arguments> revocations() {
        return Stream.of(
                of("participant", (at, id) -> Revocation.ofParticipant(at, ROOM, 3)),
                of("room", (at, id) -> Revocation.ofRoom(at, ROOM)),
                of("identifier", (at, id) -> Revocation.ofToken(at, id)));
    }

    private static Arguments of(String what, BiFunction<Instant, String, Revocation> revocation) {
        return Arguments.arguments(what, revocation);
    }

    @ParameterizedTest(name = "[RV2] who was revoked by {0} makes no newer token of theirs before it is noticed")
    @MethodSource("revocations")
    void revoked(String what, BiFunction<Instant, String, Revocation> revocation, @TempDir Path data) throws Exception {
        InstantSource clock = () -> time;
        Revocations revoked = Revocations.open(data);
        AccessTokens tokens = AccessTokens.create(ServerKeys.open(data), Duration.ofHours(1), clock)
                .with(Optional.empty(), revoked);
        Stays stays = new Stays(clock);
        Doorkeeper doorkeeper = new Doorkeeper(tokens, (room, outlet) -> {}, Doorkeeper.Members.NONE, stays);
        String token = tokens.issue(ROOM, 3);
        String id = ((AccessTokens.Verified) tokens.verify(token)).ticket().id();
        doorkeeper.enter(Hello.newBuilder().setAccessToken(token).build(), outbox, (room, who) -> {});
        welcome();
        take();

        revoked.add(revocation.apply(time, id));
        time = time.plusSeconds(2);
        doorkeeper.renew(Renew.getDefaultInstance(), outbox);

        assertThat(take().getMessagesList())
                .last()
                .extracting(ServerMessage::getBye)
                .satisfies(bye -> assertThat(bye.getReason()).isEqualTo(3500));
    }
}
