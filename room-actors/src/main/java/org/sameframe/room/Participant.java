package org.sameframe.room;

/**
 * Somebody in the room.
 *
 * @param id unique in the room, from 1
 * @param color index into the palette of participant colours, 0 to 11
 * @param until with EXPECTED and AWAY, the instant at which it becomes GONE, in microseconds; else 0
 * @param outOfSync by choice: looks around alone, at a private playhead
 * @param since when the participant came, in microseconds; 0 if not here
 * @param inStepSince when the participant came, or came back into step with the room, in microseconds; 0 if not here
 * @param account who vouches for the name [JW8]
 */
public record Participant(
        int id,
        String name,
        Role role,
        int color,
        Presence presence,
        long until,
        Admission admission,
        boolean outOfSync,
        long since,
        long inStepSince,
        Account account)
        implements Value {
    /** Colours that everybody can tell apart; more people share them. */
    static final int COLORS = 12;

    /** Let in, and in step with the room. */
    public Participant(int id, String name, Role role, int color, Presence presence, long until) {
        this(id, name, role, color, presence, until, Admission.ADMITTED, false, 0, 0);
    }

    /** A guest. */
    public Participant(
            int id,
            String name,
            Role role,
            int color,
            Presence presence,
            long until,
            Admission admission,
            boolean outOfSync,
            long since,
            long inStepSince) {
        this(id, name, role, color, presence, until, admission, outOfSync, since, inStepSince, Account.GUEST);
    }

    static String key(int id) {
        return "participant/" + id;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.participant(this);
    }

    @Override
    public String key() {
        return key(id);
    }

    @Override
    public Category category() {
        return Category.ROSTER;
    }

    /** Whether the participant counts: was let in, and is not gone. */
    public boolean hasPlace() {
        return admission == Admission.ADMITTED && presence != Presence.GONE;
    }

    /** Whether a connection of the participant is told of the room. */
    public boolean isHere() {
        return admission == Admission.ADMITTED && presence == Presence.HERE;
    }

    public boolean isWaiting() {
        return admission == Admission.WAITING;
    }

    boolean isHost() {
        return role == Role.HOST;
    }

    boolean takesPart() {
        return role != Role.VIEWER;
    }

    boolean isDue(long now) {
        return until != 0 && until <= now;
    }

    Participant named(String newName) {
        return new Participant(id, newName, role, color, presence, until, admission, outOfSync, since, inStepSince, account);
    }

    Participant of(Account newAccount) {
        return new Participant(
                id, name, role, color, presence, until, admission, outOfSync, since, inStepSince, newAccount);
    }

    /** As the others in the room see this one: whether somebody vouches for the name, but not which account it is [JW9]. */
    public Participant asOthersSee() {
        return account.subject().isEmpty() ? this : of(account.withoutSubject());
    }

    /** Whether it is the same account, on whatever device. */
    public boolean isOf(Account other) {
        return other.isVerified() && !other.subject().isEmpty() && account.equals(other);
    }

    Participant here(long now) {
        return new Participant(id, name, role, color, Presence.HERE, 0, admission, outOfSync, now, now, account);
    }

    Participant colored(int newColor) {
        return new Participant(id, name, role, newColor, presence, until, admission, outOfSync, since, inStepSince, account);
    }

    Participant awayUntil(long deadline) {
        return new Participant(id, name, role, color, Presence.AWAY, deadline, admission, outOfSync, 0, 0, account);
    }

    Participant expectedUntil(long deadline) {
        return new Participant(id, name, role, color, Presence.EXPECTED, deadline, admission, outOfSync, 0, 0, account);
    }

    Participant gone() {
        return new Participant(id, name, role, color, Presence.GONE, 0, admission, false, 0, 0, account);
    }

    Participant with(Role newRole) {
        return new Participant(id, name, newRole, color, presence, until, admission, outOfSync, since, inStepSince, account);
    }

    Participant with(Admission newAdmission) {
        return new Participant(id, name, role, color, presence, until, newAdmission, outOfSync, since, inStepSince, account);
    }

    Participant outOfSync(boolean isOut) {
        return new Participant(id, name, role, color, presence, until, admission, isOut, since, inStepSince, account);
    }

    /** Back in step with the room; counts from now on if here. */
    Participant inStep(long now) {
        return new Participant(id, name, role, color, presence, until, admission, outOfSync, since, isHere() ? now : 0, account);
    }
}
