package org.sameframe.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A room: its state, and what it remembers of everybody's operations.
 *
 * <p>{@link #decide} says what becomes of a command and changes nothing; {@link #apply} takes an entry in. Both are
 * functions: the same room and the same arguments give the same answer, for ever [RM3].
 */
public final class Room {
    /** A room that nobody has created yet. */
    public static final Room NONE = new Room(Values.NONE, Operations.NONE, 0);

    private final Values values;
    private final Operations operations;
    private final long now;

    private Room(Values values, Operations operations, long now) {
        this.values = values;
        this.operations = operations;
        this.now = now;
    }

    /** A room as a snapshot has it. */
    public static Room restored(List<Value> values, List<OperationWindow> operations, long now) {
        Values state = Values.NONE;
        for (Value value : values) {
            state = state.apply(new RoomEvent.Put(value));
        }
        return new Room(state, Operations.of(operations.stream()), now);
    }

    /** What becomes of a command [RM2]; one from ahead of the room is refused [RM5], time never goes back [RM4]. */
    public Decision decide(RoomCommand command, Origin origin, Context context) {
        return operations.known(origin).orElseGet(() -> {
            if (origin.base() > context.seq()) {
                return Decision.invalid("base: %d is ahead of the room, which is at %d; connect again."
                        .formatted(origin.base(), context.seq()));
            }
            Context later = new Context(Math.max(context.now(), now), context.seq(), context.slowestDelayUs());
            return command.accept(new RoomRules(this, origin, later));
        });
    }

    /** The room after an entry. */
    public Room apply(Entry entry) {
        Values changed = values;
        for (RoomEvent event : entry.events()) {
            changed = changed.apply(event);
        }
        return new Room(changed, operations.accepted(entry.origin(), entry.seq()), Math.max(now, entry.at()));
    }

    /** When {@link RoomCommand.TimePassed} is due next, in microseconds [RM6]; empty if never. */
    public OptionalLong nextDeadline() {
        LongStream people =
                participants().stream().mapToLong(Participant::until).filter(until -> until > 0);
        return LongStream.concat(people, end().stream()).min();
    }

    /** When what is played once comes to its end. */
    OptionalLong end() {
        Optional<Playback> playback = playback();
        return playback.flatMap(p -> medium(p.medium()))
                .map(medium -> playback.get().endsAt(medium.rate()))
                .orElse(OptionalLong.empty());
    }

    public boolean exists() {
        return card().isPresent();
    }

    public Optional<RoomCard> card() {
        return find(RoomCard.KEY, RoomCard.class);
    }

    public Policy policy() {
        return find(Policy.KEY, Policy.class).orElse(Policy.DEFAULT);
    }

    public Optional<Playback> playback() {
        return find(Playback.KEY, Playback.class);
    }

    public Optional<Medium> medium(String id) {
        return find(Medium.key(id), Medium.class);
    }

    public List<Medium> media() {
        return values.all(Category.MEDIA, Medium.class);
    }

    public Optional<Participant> participant(int id) {
        return find(Participant.key(id), Participant.class);
    }

    public List<Participant> participants() {
        return values.all(Category.ROSTER, Participant.class);
    }

    /** Every value, by category and in the order in which they came. */
    public List<Value> values() {
        return values.all();
    }

    /** What is remembered of operations, the longest unused first. */
    public List<OperationWindow> operations() {
        return new ArrayList<>(operations.windows().values());
    }

    /** The operation number that a client instance should use next. */
    public long nextOperation(int participant, String instance) {
        return operations.of(new Origin(participant, instance, 0, 0)).highest() + 1;
    }

    /** The latest instant that the room knows, in microseconds since the epoch. */
    public long now() {
        return now;
    }

    private <V extends Value> Optional<V> find(String key, Class<V> kind) {
        return values.find(key).filter(kind::isInstance).map(kind::cast);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Room room
                && values.equals(room.values)
                && operations.equals(room.operations)
                && now == room.now;
    }

    @Override
    public int hashCode() {
        return 31 * values.hashCode() + operations.hashCode();
    }

    @Override
    public String toString() {
        return "Room" + Stream.of(values, operations.windows().values(), now).toList();
    }
}
