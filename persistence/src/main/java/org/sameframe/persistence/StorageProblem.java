package org.sameframe.persistence;

import java.util.Locale;

/** Why the store cannot be opened, in a sentence for whoever starts the server. */
public final class StorageProblem extends Exception {
    private static final long serialVersionUID = 1;

    private final Code code;

    /** What is wrong [ST2]. */
    public enum Code {
        /** The data folder cannot be made or written. */
        DATA_FOLDER,
        /** The settings do not name a store that Sameframe knows. */
        STORAGE_SETTINGS,
        /** Another process has the store open. */
        STORAGE_IN_USE,
        /** The store's files cannot be read. */
        STORAGE_BROKEN,
        /** The database server does not answer. */
        STORAGE_UNREACHABLE,
        /** The database server answers, and refuses this user. */
        STORAGE_REFUSED,
        /** A newer version, or something else, made the store. */
        STORAGE_FOREIGN,
        /** The key that all room keys are wrapped with is not where it should be. */
        MASTER_KEY_MISSING,
        /** It is another one than the store was made with, or is no key. */
        MASTER_KEY_WRONG;

        /** The code as programs see it: {@code storage-in-use}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    StorageProblem(Code code, String sentence) {
        super(sentence, null, false, false);
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
