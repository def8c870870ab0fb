package org.sameframe.room;

/** What the server itself asks of a room: no client can. */
public sealed interface ServerCommand extends RoomCommand {
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(RoomCommand.Cases<R> cases) {
        return cases.server(this);
    }

    @Override
    default Right right() {
        return Right.SERVER;
    }

    @Override
    default Category category() {
        return Category.ROSTER;
    }

    /** The first command of a room. */
    record Create(String title, String hostName, Medium medium, Policy policy, Account account)
            implements ServerCommand {
        /** By a guest. */
        public Create(String title, String hostName, Medium medium, Policy policy) {
            this(title, hostName, medium, policy, Account.GUEST);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.create(this);
        }
    }

    /**
     * Gives somebody new a place, or a place in the waiting room. An account that is in the roster already stays who it is.
     *
     * @param role of somebody new; who is in the roster keeps the one that the room has given
     * @param mustWait whether a host has to let them in, whatever the policy says
     */
    record Admit(String name, Account account, Role role, boolean mustWait) implements ServerCommand {
        public Admit(String name, Account account, Role role) {
            this(name, account, role, false);
        }

        /** A guest. */
        public Admit(String name) {
            this(name, Account.GUEST, Role.REVIEWER);
        }

        /** A guest who knocks. */
        public static Admit knocking(String name) {
            return new Admit(name, Account.GUEST, Role.REVIEWER, true);
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.admit(this);
        }
    }

    /** The first connection of a participant is there. */
    record Arrive(int participant) implements ServerCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.arrive(this);
        }
    }

    /** The last connection of a participant is lost. */
    record Depart(int participant) implements ServerCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.depart(this);
        }
    }

    /** The server has started again: nobody is connected. */
    record Restarted() implements ServerCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.restarted(this);
        }
    }

    /** A deadline may be due. */
    record TimePassed() implements ServerCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.timePassed(this);
        }
    }

    /** The player of a participant waits for bytes, or goes on. */
    record Stall(int participant, boolean isStalled) implements ServerCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.stall(this);
        }

        @Override
        public Category category() {
            return Category.PLAYBACK;
        }
    }

    /** Whoever may has asked from outside for the end of the room. */
    record Close() implements ServerCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.close(this);
        }

        @Override
        public Category category() {
            return Category.ROOM;
        }
    }

    /** Clients have said what they show: see whether they agree. */
    record CompareFrames() implements ServerCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.compareFrames(this);
        }
    }

    /** One case for each of them. */
    interface Cases<R> {
        R create(Create command);

        R admit(Admit command);

        R arrive(Arrive command);

        R depart(Depart command);

        R restarted(Restarted command);

        R timePassed(TimePassed command);

        R stall(Stall command);

        R close(Close command);

        R compareFrames(CompareFrames command);
    }
}
