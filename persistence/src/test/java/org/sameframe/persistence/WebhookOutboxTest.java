package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.sameframe.persistence.HistoryFixture.get;
import static org.sameframe.persistence.RunningStore.PATIENCE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.webhook.Delivery;
import org.sameframe.webhook.DeliveryCounter;
import org.sameframe.webhook.Endpoint;
import org.sameframe.webhook.Outcome;
import org.sameframe.webhook.Sender;
import org.sameframe.webhook.WebhookEvent;

/** What becomes of messages that are not taken, in days that pass in a moment. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class WebhookOutboxTest {
    private final WebhookFixture fixture;

    WebhookOutboxTest(TestStore.Kind kind, @TempDir Path folder) throws Exception {
        fixture = new WebhookFixture(kind, folder);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private RoomCode create() throws Exception {
        return DirectoryFixture.create(fixture.rooms(), "Dailies", "Patty", "Trailer");
    }

    private void close(RoomCode room) throws Exception {
        assertThat(get(fixture.rooms().close(room))).isNotInstanceOf(RoomReply.Refused.class);
    }

    private static Sender.Answer refused(int status, long retryAfter) {
        return WebhookFixture.answer(Outcome.REFUSED, status, retryAfter);
    }

    private static Sender.Answer taken() {
        return WebhookFixture.answer(Outcome.DELIVERED, 204, 0);
    }

    @Test
    @DisplayName("[WH5] a message that is refused waits twice as long each time, and no shorter than the endpoint asks")
    void waits() throws Exception {
        fixture.answers(refused(500, 0));
        RoomCode room = create();
        for (int attempts = 1, wanted = 5; attempts <= 5; attempts++, wanted *= 2) {
            int made = attempts;
            Delivery refused = fixture.first(room, some -> some.attempts() == made);
            assertThat(WebhookFixture.pause(refused))
                    .isBetween(
                            Duration.ofMillis(Math.max(5_000, wanted * 800)), Duration.ofMillis(wanted * 1_200 + 500));
            assertThat(refused.status()).isEqualTo(500);
            fixture.pass(WebhookFixture.pause(refused));
        }
        fixture.answers(refused(503, 3_600));
        fixture.pass(Duration.ofMinutes(4));
        Delivery asked = fixture.first(room, some -> some.status() == 503);
        assertThat(WebhookFixture.pause(asked)).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(61));

        fixture.answers(taken());
        fixture.pass(Duration.ofMinutes(61));
        fixture.first(room, some -> some.state().equals(Delivery.DELIVERED));
        assertThat(fixture.sent()).containsOnly(asked.messageId());
        assertThat(fixture.counted())
                .endsWith(DeliveryCounter.Result.RETRIED, DeliveryCounter.Result.DELIVERED)
                .doesNotContain(DeliveryCounter.Result.FAILED);
    }

    @Test
    @DisplayName(
            "[WH5] who takes no message for five days is switched off; on again, it is told at once, and has five days")
    void givesUp() throws Exception {
        fixture.answers(refused(500, 0));
        RoomCode room = create();
        fixture.first(room, some -> some.attempts() == 1);
        fixture.pass(Duration.ofHours(119));
        fixture.first(room, some -> some.attempts() == 2);
        assertThat(fixture.state()).isEqualTo(Endpoint.State.ON);
        fixture.pass(Duration.ofHours(2));
        await().atMost(PATIENCE).until(() -> fixture.state() == Endpoint.State.FAILING);
        assertThat(fixture.counted())
                .containsExactly(
                        DeliveryCounter.Result.RETRIED, DeliveryCounter.Result.RETRIED, DeliveryCounter.Result.FAILED);

        fixture.pass(Duration.ofDays(30));
        fixture.switchOn();
        Delivery anew = fixture.first(room, some -> some.attempts() == 1);
        assertThat(fixture.state()).isEqualTo(Endpoint.State.ON);
        fixture.answers(taken());
        fixture.pass(WebhookFixture.pause(anew));
        fixture.first(room, some -> some.state().equals(Delivery.DELIVERED));
        assertThat(fixture.state()).isEqualTo(Endpoint.State.ON);
    }

    @Test
    @DisplayName("[WH4] rooms whose journal was put back from a backup are told anew, with what happens then")
    void backup() throws Exception {
        RoomCode room = create();
        close(room);
        RoomCode lost = create();
        await().atMost(PATIENCE).until(() -> types(room), types -> types.size() == 2);
        await().atMost(PATIENCE).until(() -> types(lost), types -> types.size() == 1);

        fixture.restore(1);
        await().atMost(PATIENCE).until(() -> types(room), types -> types.size() == 3);
        close(room);

        await().atMost(PATIENCE).until(() -> types(room), types -> types.size() == 4);
        assertThat(types(room))
                .containsExactly(
                        WebhookEvent.ROOM_OPENED,
                        WebhookEvent.ROOM_CLOSED,
                        WebhookEvent.ROOM_OPENED,
                        WebhookEvent.ROOM_CLOSED);
        assertThat(types(lost)).hasSize(1);
    }

    /** What was delivered of a room. */
    private List<WebhookEvent> types(RoomCode room) throws Exception {
        return fixture.deliveries(room).stream()
                .filter(some -> some.state().equals(Delivery.DELIVERED))
                .map(Delivery::event)
                .toList();
    }
}
