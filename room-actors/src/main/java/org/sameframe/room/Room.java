package org.sameframe.room;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A room: its state, and what it remembers of everybody's operations.
 *
 * <p>{@link #decide} says what becomes of a command and changes nothing; {@link #apply} takes an entry in. Both are
 * functions: the same room and the same arguments give the same answer, for ever [RM3].
 */
public final class Room {
    /** A room that nobody has created yet. */
    public static final Room NONE = new Room(Values.NONE, Operations.NONE, Touches.NONE, 0);

    private final Values values;
    private final Operations operations;
    private final Touches touches;
    private final long now;

    private Room(Values values, Operations operations, Touches touches, long now) {
        this.values = values;
        this.operations = operations;
        this.touches = touches;
        this.now = now;
    }

    /** A room as a snapshot has it. */
    public static Room restored(List<Value> values, List<OperationWindow> operations, List<Touch> touches, long now) {
        Values state = Values.of(values);
        return new Room(state, Operations.of(operations.stream()), Touches.of(touches), now);
    }

    /** What becomes of a command [RM2]; one from ahead of the room is refused [RM5], time never goes back [RM4]. */
    public Decision decide(RoomCommand command, Origin origin, Context context) {
        return operations.known(origin).orElseGet(() -> {
            if (origin.base() > context.seq()) {
                return Decision.invalid("base: %d is ahead of the room, which is at %d; connect again."
                        .formatted(origin.base(), context.seq()));
            }
            return new RoomRules(this, origin, context.notBefore(now)).decide(command);
        });
    }

    /** The room after an entry. */
    public Room apply(Entry entry) {
        Values changed = values;
        for (RoomEvent event : entry.events()) {
            changed = changed.apply(event);
        }
        boolean isHost = participant(entry.origin().participant())
                .filter(Participant::isHost)
                .isPresent();
        return new Room(
                changed,
                operations.accepted(entry.origin(), entry.seq()),
                touches.after(entry, isHost),
                Math.max(now, entry.at()));
    }

    /** With an event that is not recorded yet. */
    Room with(RoomEvent event) {
        return new Room(values.apply(event), operations, touches, now);
    }

    /** When {@link ServerCommand.TimePassed} is due next, in microseconds [RM6]; empty if never. */
    public OptionalLong nextDeadline() {
        return Deadlines.next(this);
    }

    /** Whether what connected clients report lets the room say that all show its frame, and that is not recorded yet. */
    public boolean agrees(List<Context.Report> reports) {
        return new FrameAgreement(this, reports).isReached();
    }

    /** Whether somebody may pass a signal on to the others [SG5]. */
    public boolean permits(int participant, Signal signal) {
        return participant(participant)
                .filter(sender -> Permission.permits(this, sender, signal))
                .isPresent();
    }

    /** Whether somebody may write notes: has a place, is no viewer, and the room goes on [RO7]. */
    public boolean mayWrite(int participant) {
        return !isClosed()
                && participant(participant)
                        .filter(person -> person.hasPlace() && person.takesPart())
                        .isPresent();
    }

    /** Whether somebody may change the grade that the room shares: has a place, drives, and the room goes on [CF1]. */
    public boolean mayGrade(int participant) {
        return !isClosed()
                && participant(participant)
                        .filter(person -> person.hasPlace() && person.takesPart() && Permission.drives(this, person))
                        .isPresent();
    }

    /** The grade that the room shares; empty: nobody has set one. */
    public Optional<Grade> grade() {
        return find(Grade.KEY, Grade.class);
    }

    /** The categories that are on for a participant [SU1]. */
    public Set<Category> subscription(int participant) {
        return Subscriptions.on(find(Subscription.key(participant), Subscription.class));
    }

    public boolean exists() {
        return card().isPresent();
    }

    public boolean isClosed() {
        return card().filter(card -> card.closed() != 0).isPresent();
    }

    public boolean isInLobby() {
        return value(Lobby.KEY).isPresent();
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

    public List<Shot> shots() {
        return values.all(Category.MEDIA, Shot.class).stream()
                .sorted(Comparator.comparingInt(Shot::rank))
                .toList();
    }

    public Optional<Shot> shot(String id) {
        return find(Shot.key(id), Shot.class);
    }

    public Optional<Gate> gate() {
        return find(Gate.KEY, Gate.class);
    }

    public Optional<Lead> lead() {
        return find(Lead.KEY, Lead.class);
    }

    public Optional<Vacancy> vacancy() {
        return find(Vacancy.KEY, Vacancy.class);
    }

    public Optional<Agreement> agreement() {
        return find(Agreement.KEY, Agreement.class);
    }

    public Optional<Ready> ready(int participant) {
        return find(Ready.key(participant), Ready.class);
    }

    public Optional<Annotation> annotation(String id) {
        return find(Annotation.key(id), Annotation.class);
    }

    public List<Annotation> annotations() {
        return values.all(Category.ANNOTATIONS, Annotation.class);
    }

    public Optional<Note> note(String id) {
        return find(Note.key(id), Note.class);
    }

    public List<Note> notes() {
        return values.all(Category.NOTES, Note.class);
    }

    public List<ChatMessage> chat() {
        return values.all(Category.NOTES, ChatMessage.class);
    }

    /** The value of a key. */
    Optional<Value> value(String key) {
        return values.find(key);
    }

    /** Where a category was changed last. */
    Touch touch(Category category) {
        return touches.of(category);
    }

    /** Where each category was changed last. */
    public List<Touch> touches() {
        return touches.all();
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
                && touches.equals(room.touches)
                && now == room.now;
    }

    @Override
    public int hashCode() {
        return 31 * values.hashCode() + operations.hashCode();
    }

    @Override
    public String toString() {
        return "Room"
                + Stream.of(values, operations.windows().values(), touches.all(), now)
                        .toList();
    }
}
