package org.sameframe.room;

/** Asks for the lead, or gives it away. */
public sealed interface LeadCommand extends RoomCommand {
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(RoomCommand.Cases<R> cases) {
        return cases.lead(this);
    }

    @Override
    default Right right() {
        return Right.TAKE_PART;
    }

    @Override
    default Category category() {
        return Category.ROSTER;
    }

    record RequestLead() implements LeadCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.requestLead(this);
        }
    }

    /**
     * Gives the lead to somebody else.
     *
     * @param to a participant
     */
    record HandLead(int to) implements LeadCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.handLead(this);
        }
    }

    /** Gives the lead back, or takes one's request back. */
    record ReturnLead() implements LeadCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.returnLead(this);
        }
    }

    /** One case for each of them. */
    interface Cases<R> {
        R requestLead(RequestLead command);

        R handLead(HandLead command);

        R returnLead(ReturnLead command);
    }
}
