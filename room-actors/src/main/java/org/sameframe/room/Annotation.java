package org.sameframe.room;

/**
 * Something drawn over frames of a medium [AN1].
 *
 * @param id unique in the room and given by it: a17 was added by entry 17; empty in a command
 * @param author id of a participant
 * @param firstFrame on which it is shown
 * @param lastFrame included
 * @param color 0xRRGGBBAA
 * @param width of the pen, in 65,536ths of the picture's width
 */
public record Annotation(
        String id, int author, String medium, int firstFrame, int lastFrame, int color, int width, Shape shape)
        implements Value {
    static String key(String id) {
        return "annotation/" + id;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.annotation(this);
    }

    @Override
    public String key() {
        return key(id);
    }

    @Override
    public Category category() {
        return Category.ANNOTATIONS;
    }

    Annotation by(int someAuthor, String newId) {
        return new Annotation(newId, someAuthor, medium, firstFrame, lastFrame, color, width, shape);
    }
}
