package org.sameframe.edge.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The set of keys that a platform published last, in {@code keys/platform.jwks} of the data folder: a server that starts while the
 * platform cannot be reached takes its tokens all the same [JW5]. The first line is where the set is from; another address has none.
 */
final class KeptJwks {
    private static final Logger LOG = LoggerFactory.getLogger(KeptJwks.class);

    private final Path file;
    private final String head;

    KeptJwks(Path dataFolder, URI address) {
        this.file = dataFolder.resolve("keys").resolve("platform.jwks");
        this.head = address + "\n";
    }

    /** Empty if there is none from this address, or it cannot be read. */
    Optional<String> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(Files.readString(file, UTF_8))
                            .filter(text -> text.startsWith(head))
                            .map(text -> text.substring(head.length()))
                    : Optional.empty();
        } catch (IOException e) {
            LOG.warn("The platform's keys from before cannot be read, and are looked for anew: {}", e.toString());
            return Optional.empty();
        }
    }

    void write(String set) {
        try {
            if (!read().equals(Optional.of(set))) {
                KeyFile.write(file, head + set);
            }
        } catch (IOException e) {
            LOG.warn("The platform's keys cannot be kept, and will be looked for at the next start: {}", e.toString());
        }
    }
}
