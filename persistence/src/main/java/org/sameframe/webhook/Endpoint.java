package org.sameframe.webhook;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sameframe.room.RoomCode;

/**
 * Somebody who is told of what happens.
 *
 * @param events of which; empty: of all
 * @param rooms in which; empty: in all
 * @param texts whether it is told names, titles and texts too [WH2]
 * @param isConfigured by the server's configuration, which alone changes it
 * @param since what happened until then it is not told; in microseconds
 * @param secrets the first signs; the second as well, until {@code formerUntil}
 * @param formerUntil in microseconds
 * @param behind the row of the journal behind which it has yet to be told, since it was off; -1: none
 */
public record Endpoint(
        String id,
        String url,
        Set<WebhookEvent> events,
        Set<RoomCode> rooms,
        boolean texts,
        State state,
        boolean isConfigured,
        long since,
        List<Secret> secrets,
        long formerUntil,
        long behind) {
    public Endpoint {
        events = Set.copyOf(events);
        rooms = Set.copyOf(rooms);
        secrets = List.copyOf(secrets);
    }

    /** Whether it is told anything. */
    public enum State {
        ON,
        /** Somebody switched it off. */
        OFF,
        /** It answered 410 [WH6]. */
        GONE,
        /** It took nothing for days [WH5]. */
        FAILING;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isOn() {
        return state == State.ON;
    }

    boolean isAbout(RoomCode room) {
        return rooms.isEmpty() || rooms.contains(room);
    }

    boolean wants(WebhookEvent event) {
        return events.isEmpty() || events.contains(event);
    }

    /** Those that sign at an instant. */
    List<Secret> signing(long now) {
        return now < formerUntil ? secrets : secrets.subList(0, Math.min(1, secrets.size()));
    }

    Endpoint with(State newState, long newBehind) {
        return new Endpoint(
                id, url, events, rooms, texts, newState, isConfigured, since, secrets, formerUntil, newBehind);
    }

    Endpoint with(List<Secret> newSecrets, long until) {
        return new Endpoint(id, url, events, rooms, texts, state, isConfigured, since, newSecrets, until, behind);
    }

    Endpoint told(String newUrl, Set<WebhookEvent> newEvents, Set<RoomCode> newRooms, boolean newTexts) {
        return new Endpoint(
                id, newUrl, newEvents, newRooms, newTexts, state, isConfigured, since, secrets, formerUntil, behind);
    }
}
