package org.sameframe.room;

/**
 * Something said in the chat [NO6].
 *
 * @param id unique in the room and given by it: c17 was said by entry 17
 * @param author id of a participant
 * @param created in microseconds since the epoch
 */
public record ChatMessage(String id, int author, String text, long created) implements Value {
    static String key(String id) {
        return "chat/" + id;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.chatMessage(this);
    }

    @Override
    public String key() {
        return key(id);
    }

    @Override
    public Category category() {
        return Category.NOTES;
    }
}
