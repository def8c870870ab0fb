package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the certificate for TLS is, and its key [TS1].
 *
 * @param certificate PEM: the server's own, then those that lead to a known one
 * @param key PEM, PKCS #8
 * @param interval between two looks whether they have changed
 */
record TlsFiles(Path certificate, Path key, Duration interval) {
    private static final String CERTIFICATE = "sameframe.http.tls.certificate";
    private static final String KEY = "sameframe.http.tls.key";
    private static final String INTERVAL = "sameframe.http.tls.interval";

    /** @throws ConfigException if one is given without the other */
    static Optional<TlsFiles> of(Config config) {
        String certificate = config.getString(CERTIFICATE);
        String key = config.getString(KEY);
        if (certificate.isEmpty() != key.isEmpty()) {
            String missing = certificate.isEmpty() ? CERTIFICATE : KEY;
            throw new ConfigException.BadValue(
                    config.getValue(missing).origin(),
                    missing,
                    "it is missing (TLS takes both: --tls-cert and --tls-key)");
        }
        Duration interval = config.getDuration(INTERVAL);
        if (interval.toMillis() < 100) {
            throw new ConfigException.BadValue(
                    config.getValue(INTERVAL).origin(), INTERVAL, interval + " (expected: >= 100 ms)");
        }
        return certificate.isEmpty()
                ? Optional.empty()
                : Optional.of(new TlsFiles(Path.of(certificate), Path.of(key), interval));
    }
}
