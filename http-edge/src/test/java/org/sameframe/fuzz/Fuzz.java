package org.sameframe.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;

/** Starts the fuzzer on one target, for a minute. It is there with the profile {@code fuzz} alone. */
public final class Fuzz {
    private Fuzz() {}

    /** @param arguments the target's name */
    public static void main(String[] arguments) throws Exception {
        Path found = Files.createDirectories(Path.of("target", "fuzz", arguments[0]));
        Class.forName("com.code_intelligence.jazzer.Jazzer")
                .getMethod("main", String[].class)
                .invoke(null, (Object) new String[] {
                    "--target_class=" + FuzzTarget.class.getName(),
                    "--instrumentation_includes=org.sameframe.**",
                    "--reproducer_path=" + found,
                    "-artifact_prefix=" + found + "/",
                    "-max_total_time=60",
                    found.toString(),
                    Path.of("src", "test", "resources", "fuzz", arguments[0]).toString()
                });
    }
}
