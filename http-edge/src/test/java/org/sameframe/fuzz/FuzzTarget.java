package org.sameframe.fuzz;

import java.util.Arrays;
import java.util.function.Consumer;
import org.sameframe.edge.api.FuzzRest;
import org.sameframe.edge.auth.FuzzPlatform;
import org.sameframe.edge.auth.FuzzSecrets;
import org.sameframe.edge.socket.FuzzFrames;
import org.sameframe.edge.socket.FuzzPosted;

/**
 * Every parser that reads bytes from outside. A fuzzer starts this class with the name of one in the property {@code
 * fuzz.target}, and looks for input that makes it throw.
 */
public enum FuzzTarget {
    PROTOBUF(FuzzFrames::protobuf, 5_000),
    JSON(FuzzFrames::json, 5_000),
    TOKENS(FuzzSecrets::tokens, 5_000),
    CURSORS(FuzzSecrets::cursors, 5_000),
    BODIES(FuzzRest::bodies, 5_000),
    NAMES(FuzzRest::names, 5_000),
    EXPORT(FuzzFiles::export, 2_000),
    /** Few: each hashes a passphrase. */
    TRANSFER(FuzzFiles::transfer, 10),
    PLATFORM(FuzzPlatform::tokens, 3_000),
    JWKS(FuzzPlatform::keys, 1_000),
    PROXIES(FuzzPlatform::proxies, 5_000),
    COMMANDS(FuzzFrames::commands, 5_000),
    POSTED(FuzzPosted::posted, 5_000),
    STILLS(FuzzFiles::stills, 5_000);

    private final Consumer<byte[]> check;
    private final int runs;

    FuzzTarget(Consumer<byte[]> check, int runs) {
        this.check = check;
        this.runs = runs;
    }

    String folder() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** How many inputs the ordinary build tries. */
    int runs() {
        return runs;
    }

    void check(byte[] data) {
        check.accept(data);
    }

    /** What the fuzzer calls. */
    public static void fuzzerTestOneInput(byte[] data) {
        CHOSEN.check(data);
    }

    private static final FuzzTarget CHOSEN = Arrays.stream(values())
            .filter(target -> target.folder().equals(System.getProperty("fuzz.target", "json")))
            .findFirst()
            .orElseThrow();
}
