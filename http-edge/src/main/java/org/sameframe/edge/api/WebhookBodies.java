package org.sameframe.edge.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.webhook.Destinations;
import org.sameframe.room.RoomCode;
import org.sameframe.webhook.Delivery;
import org.sameframe.webhook.Endpoint;
import org.sameframe.webhook.WebhookEvent;

/** Bodies of requests about webhooks, and of their answers. */
final class WebhookBodies {
    private static final int MOST_ROOMS = 100;

    private WebhookBodies() {}

    /** What an endpoint is to be; what is missing stays as it is, or is everything. */
    record Wanted(
            @Nullable String url,
            @Nullable List<@Nullable String> events,
            @Nullable List<@Nullable String> rooms,
            @Nullable Boolean texts,
            @Nullable Boolean enabled,
            @Nullable Boolean rotate)
            implements Bodies.Request {
        @Override
        public Optional<Problem> fault() {
            if (url != null && Destinations.parse(url).isEmpty()) {
                return invalid(
                        "url", "an http or https address without a user and a fragment, at most 2048 characters.");
            }
            if (events != null
                    && events.stream()
                            .anyMatch(type ->
                                    type == null || WebhookEvent.of(type).isEmpty())) {
                return invalid("events", "a list of names of events, such as note.added. /v1/openapi.json lists them.");
            }
            boolean areRooms = rooms == null
                    || (rooms.size() <= MOST_ROOMS
                            && rooms.stream()
                                    .allMatch(room ->
                                            room != null && RoomCode.parse(room).isPresent()));
            return areRooms ? Optional.empty() : invalid("rooms", "a list of at most 100 room codes.");
        }

        Set<WebhookEvent> events(Set<WebhookEvent> otherwise) {
            return events == null
                    ? otherwise
                    : events.stream()
                            .flatMap(type -> WebhookEvent.of(String.valueOf(type)).stream())
                            .collect(Collectors.toSet());
        }

        Set<RoomCode> rooms(Set<RoomCode> otherwise) {
            return rooms == null
                    ? otherwise
                    : rooms.stream()
                            .flatMap(room -> RoomCode.parse(String.valueOf(room)).stream())
                            .collect(Collectors.toSet());
        }

        boolean texts(boolean otherwise) {
            return texts == null ? otherwise : texts;
        }
    }

    private static Optional<Problem> invalid(String field, String expected) {
        return Optional.of(Problem.invalid(field, field + " must be " + expected));
    }

    record Listed(List<Described> webhooks) {}

    /** @param secret only when it is made */
    record Described(
            String id,
            String url,
            List<String> events,
            List<String> rooms,
            boolean texts,
            String state,
            boolean configured,
            @Nullable String secret) {
        static Described of(Endpoint endpoint, @Nullable String secret) {
            return new Described(
                    endpoint.id(),
                    endpoint.url(),
                    endpoint.events().stream().map(WebhookEvent::type).sorted().toList(),
                    endpoint.rooms().stream().map(RoomCode::toString).sorted().toList(),
                    endpoint.texts(),
                    endpoint.state().id(),
                    endpoint.isConfigured(),
                    secret);
        }
    }

    record Deliveries(List<Logged> deliveries, @Nullable String next) {}

    /** @param next when it is tried again; absent: it is not */
    record Logged(
            String id,
            String message,
            String event,
            String room,
            long seq,
            String state,
            boolean replay,
            int attempts,
            @Nullable String outcome,
            @Nullable Integer status,
            @Nullable String attempted,
            @Nullable String next) {
        static Logged of(Delivery delivery) {
            boolean isPending = delivery.state().equals(Delivery.PENDING);
            return new Logged(
                    Long.toString(delivery.id()),
                    delivery.messageId(),
                    delivery.event().type(),
                    delivery.room().toString(),
                    delivery.seq(),
                    delivery.state(),
                    delivery.isAgain(),
                    delivery.attempts(),
                    delivery.outcome().isEmpty() ? null : delivery.outcome(),
                    delivery.status() == 0 ? null : delivery.status(),
                    delivery.attempted() == 0 ? null : instant(delivery.attempted()),
                    isPending ? instant(delivery.due()) : null);
        }

        private static String instant(long micros) {
            return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
        }
    }

    record Replayed(String message) {}
}
