package org.sameframe.edge.auth;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where the keys of a platform are. */
interface KeySource {
    /** Those that are known now. */
    List<PinnedKey> keys();

    /** Whether looking again may bring others now: it was not done just before. */
    boolean mayHaveMore();

    /** Looks again; complete when that is done, whatever came of it. */
    CompletionStage<Void> refresh();

    /** Whether the keys could not be had yet, so that nobody can say what a token is. */
    boolean isMissing();

    /** Keys that do not change. */
    static KeySource fixed(List<PinnedKey> keys) {
        return new KeySource() {
            @Override
            public List<PinnedKey> keys() {
                return keys;
            }

            @Override
            public boolean mayHaveMore() {
                return false;
            }

            @Override
            public CompletionStage<Void> refresh() {
                return CompletableFuture.completedFuture(null);
            }

            @Override
            public boolean isMissing() {
                return false;
            }
        };
    }
}
