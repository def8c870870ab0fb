package org.sameframe.room;

/** State of one client that cannot conflict: passed on to the others, never recorded [SG5]. */
public sealed interface Signal {
    /** What it is about: who has that category off neither sends nor receives it. */
    Category category();

    /** What it takes to send it. */
    Right right();

    /** Whether it makes sense. */
    boolean isPlausible();

    /** Whether a later one of the same sender may take its place on the way to a slow receiver. */
    default boolean isConflated() {
        return true;
    }

    /** The playhead while it is being dragged; letting go is a seek. */
    record Scrub(int frame) implements Signal {
        @Override
        public Category category() {
            return Category.PLAYBACK;
        }

        @Override
        public Right right() {
            return Right.DRIVE;
        }

        @Override
        public boolean isPlausible() {
            return isFrame(frame);
        }
    }

    /** The view while it is being dragged. */
    record ViewDrag(View view) implements Signal {
        @Override
        public Category category() {
            return Category.VIEW;
        }

        @Override
        public Right right() {
            return Right.DRIVE;
        }

        @Override
        public boolean isPlausible() {
            return Picture.problem(view).isEmpty();
        }
    }

    /** The grade while it is being dragged. */
    record GradeDrag(Grade grade) implements Signal {
        @Override
        public Category category() {
            return Category.GRADE;
        }

        @Override
        public Right right() {
            return Right.DRIVE;
        }

        @Override
        public boolean isPlausible() {
            return Picture.problem(grade).isEmpty();
        }
    }

    /** How somebody points. */
    enum Pointing {
        /** The pointer has left the picture. */
        NOT,
        CURSOR,
        LASER
    }

    /** Where somebody points, in the units of a {@link Shape.Point}. */
    record Pointer(int x, int y, Pointing how) implements Signal {
        @Override
        public Category category() {
            return Category.POINTER;
        }

        @Override
        public Right right() {
            return Right.TAKE_PART;
        }

        @Override
        public boolean isPlausible() {
            return new Shape.Point(x, y, 0).isPlausible();
        }
    }

    /**
     * A stroke while it is being drawn. A slow receiver may miss some: the points lap over those of the one before.
     *
     * @param id made by the client
     * @param from which point of the stroke the first one is, from 0
     * @param isCancelled it will not become an annotation
     */
    record Stroke(String id, String medium, int frame, int color, int width, int from, Shape shape, boolean isCancelled)
            implements Signal {
        @Override
        public Category category() {
            return Category.ANNOTATIONS;
        }

        @Override
        public Right right() {
            return Right.TAKE_PART;
        }

        @Override
        public boolean isPlausible() {
            return isId(id)
                    && isId(medium)
                    && isFrame(frame)
                    && width >= 1
                    && width <= Shape.PICTURE
                    && from >= 0
                    && shape.points().size() <= Limits.POINTS_AT_A_TIME
                    && from <= Limits.POINTS - shape.points().size()
                    && Texts.linesProblem("text", shape.text(), 0, Limits.LABEL_IN_PICTURE_LENGTH)
                            .isEmpty()
                    && shape.points().stream().allMatch(Shape.Point::isPlausible);
        }
    }

    /** What two clients tell each other to connect directly; opaque to the room. */
    record Rtc(String payload) implements Signal {
        @Override
        public Category category() {
            return Category.ROSTER;
        }

        @Override
        public Right right() {
            return Right.BE_HERE;
        }

        @Override
        public boolean isPlausible() {
            return payload.length() <= Limits.RTC_LENGTH;
        }

        /** Each is part of a conversation. */
        @Override
        public boolean isConflated() {
            return false;
        }
    }

    /**
     * How a client is doing.
     *
     * @param roundTripUs to the server, in microseconds
     * @param frame on glass
     * @param medium that the frame belongs to; empty if nothing is on glass
     * @param seq that the client had applied
     * @param buffering its player waits for bytes
     * @param hidden the page is not visible: nobody is looking
     * @param inexact its player cannot say which frame it shows
     * @param startUs from telling its player to play until the picture moves, in microseconds
     * @param seekUs from telling its player, which rests, to seek until the frame is on glass, in microseconds: hardly ever more
     */
    record Status(
            int roundTripUs,
            int frame,
            String medium,
            long seq,
            boolean buffering,
            boolean hidden,
            boolean inexact,
            int startUs,
            int seekUs)
            implements Signal {
        @Override
        public Category category() {
            return Category.ROSTER;
        }

        @Override
        public Right right() {
            return Right.BE_HERE;
        }

        @Override
        public boolean isPlausible() {
            boolean isTimed = roundTripUs >= 0 && startUs >= 0 && seekUs >= 0;
            return isTimed && medium.length() <= Limits.LABEL_LENGTH && isFrame(frame);
        }

        /** From the room's telling it to play until its picture moves [PB3]. */
        public Slowness slowness() {
            long play = roundTripUs / 2 + (long) startUs;
            return new Slowness(play, play + seekUs);
        }

        /** Whether others would wait for it: nobody watches a hidden page. */
        public boolean isStalled() {
            return buffering && !hidden;
        }

        /** What it says of the frame on glass. */
        public Context.Report report(int participant) {
            return new Context.Report(participant, medium, frame, seq, hidden, inexact);
        }
    }

    private static boolean isFrame(int frame) {
        return frame >= 0 && frame < Limits.FRAMES;
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= Limits.LABEL_LENGTH;
    }
}
