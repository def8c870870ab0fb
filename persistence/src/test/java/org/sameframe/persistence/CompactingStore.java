package org.sameframe.persistence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process that opens the H2 file in a folder and closes it as a server does that stops. */
final class CompactingStore {
    private CompactingStore() {}

    public static void main(String[] arguments) throws Exception {
        boolean isCompacted = TestStore.create(TestStore.Kind.H2, Path.of(arguments[0]))
                .open()
                .closeAndCompact(Duration.ofMinutes(2))
                .toCompletableFuture()
                .get(3, TimeUnit.MINUTES);
        System.out.println(isCompacted);
    }
}
