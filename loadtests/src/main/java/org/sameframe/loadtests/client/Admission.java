package org.sameframe.loadtests.client;

/**
 * What a server answered to whoever created or entered a room.
 *
 * @param participant id in the room, from 1
 */
public record Admission(String code, int participant, String accessToken, String name) {
    /** Without the token. */
    @Override
    public String toString() {
        return "Admission[%s, %d]".formatted(code, participant);
    }
}
