package org.sameframe.loadtests.durability;

import org.sameframe.schema.v1.Medium;
import org.sameframe.schema.v1.Value;

/** What of a value stands open in the ledger: all but what the schema marks as personal. */
final class OpenPart {
    private OpenPart() {}

    static Value of(Value value) {
        Value.Builder open = value.toBuilder();
        switch (value.getValueCase()) {
            case CARD -> open.getCardBuilder().clearTitle();
            case MEDIUM -> {
                Medium.Builder medium = open.getMediumBuilder().clearTitle();
                medium.getSourcesBuilderList().forEach(source -> source.clearLocation());
            }
            case PARTICIPANT -> open.getParticipantBuilder().clearName();
            case POLICY, PLAYBACK, VALUE_NOT_SET -> {}
        }
        return open.build();
    }
}
