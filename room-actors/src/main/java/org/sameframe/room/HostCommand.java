package org.sameframe.room;

/** What only hosts may. */
public sealed interface HostCommand extends RoomCommand {
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(RoomCommand.Cases<R> cases) {
        return cases.host(this);
    }

    @Override
    default Right right() {
        return Right.HOST;
    }

    @Override
    default Category category() {
        return Category.ROSTER;
    }

    /** Ends the lobby. */
    record Start() implements HostCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.start(this);
        }

        @Override
        public Category category() {
            return Category.ROOM;
        }
    }

    /** From the waiting room, or after a removal. */
    record LetIn(int participant) implements HostCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.letIn(this);
        }
    }

    /** Removes somebody, or declines who waits. */
    record Kick(int participant) implements HostCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.kick(this);
        }
    }

    record SetRole(int participant, Role role) implements HostCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.setRole(this);
        }
    }

    /** The other becomes host, and the sender a reviewer. */
    record TransferHost(int to) implements HostCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.transferHost(this);
        }
    }

    record Lock(boolean locked) implements HostCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.lock(this);
        }

        @Override
        public Category category() {
            return Category.ROOM;
        }
    }

    record SetPolicy(Policy policy) implements HostCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.setPolicy(this);
        }

        @Override
        public Category category() {
            return Category.ROOM;
        }
    }

    /** For good. */
    record CloseRoom() implements HostCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.closeRoom(this);
        }

        @Override
        public Category category() {
            return Category.ROOM;
        }
    }

    /** One case for each of them. */
    interface Cases<R> {
        R start(Start command);

        R letIn(LetIn command);

        R kick(Kick command);

        R setRole(SetRole command);

        R transferHost(TransferHost command);

        R lock(Lock command);

        R setPolicy(SetPolicy command);

        R closeRoom(CloseRoom command);
    }
}
