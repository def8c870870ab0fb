package org.sameframe.room;

/** What the ledger keeps of a frame agreement. */
public enum AgreementRecord {
    /** Nothing. */
    OFF,
    /** How many showed the frame, and how many did not. */
    COUNTS,
    /** Who showed what. */
    NAMES
}
