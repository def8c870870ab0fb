package org.sameframe.loadtests.durability;

/** What happens to a server, or to its database, while people work. */
public enum Fault {
    /** {@code kill -9} of the server. */
    KILL,
    /** {@code kill -9}, and once more while everybody comes back. */
    KILL_TWICE,
    /** SIGTERM. */
    TERMINATE,
    /** Connections to the database are ended, one after the other. PostgreSQL only. */
    CUT_BACKENDS,
    /** The database crashes, and is started again. PostgreSQL only. */
    CRASH_DATABASE
}
