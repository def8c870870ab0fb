package org.sameframe.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.HttpsConnectionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS, spoken by the server itself [TS]. Connections are made with the certificate that is in the files by then: when those change,
 * it is read again, and connections that are there stay.
 */
final class Tls {
    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final Duration SOON = Duration.ofDays(14);

    private final TlsFiles files;
    private final AtomicReference<Loaded> loaded;

    /** @param stamps when the files were written that it was read from */
    private record Loaded(SSLContext context, List<FileTime> stamps) {}

    private Tls(TlsFiles files, Loaded loaded) {
        this.files = files;
        this.loaded = new AtomicReference<>(loaded);
    }

    /** @throws StartProblem if the files cannot be used, with a sentence that says what to do */
    static Tls open(TlsFiles files) throws StartProblem {
        try {
            return new Tls(files, load(files, stamps(files)));
        } catch (IOException e) {
            throw new StartProblem("The certificate " + files.certificate() + " or the key " + files.key()
                    + " cannot be read. Check --tls-cert and --tls-key, and that the server's user may read them.");
        }
    }

    /** For a binding; asked anew for each connection. */
    HttpsConnectionContext context() {
        return ConnectionContext.httpsServer(this::engine);
    }

    private SSLEngine engine() {
        SSLEngine engine = current().context().createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(VERSIONS);
        return engine;
    }

    private Loaded current() {
        return Objects.requireNonNull(loaded.get());
    }

    /** Looks at the files now and then. */
    void watch(ActorSystem<?> system, Executor blocking) {
        system.scheduler()
                .scheduleWithFixedDelay(
                        files.interval(),
                        files.interval(),
                        () -> blocking.execute(this::reload),
                        system.executionContext());
    }

    /** What cannot be used is told once for each change, and the certificate before goes on. */
    void reload() {
        Loaded before = current();
        try {
            List<FileTime> now = stamps(files);
            if (now.equals(before.stamps())) {
                return;
            }
            try {
                loaded.set(load(files, now));
                LOG.info("The certificate for TLS was read anew from {}", files.certificate());
            } catch (StartProblem e) {
                loaded.set(new Loaded(before.context(), now));
                LOG.error("The new certificate for TLS is not used, the one before goes on. {}", e.getMessage());
            }
        } catch (IOException e) {
            // They are being replaced: the next look finds them, or the look after.
            LOG.debug("The files for TLS cannot be looked at just now: {}", e.toString());
        }
    }

    private static List<FileTime> stamps(TlsFiles files) throws IOException {
        return List.of(Files.getLastModifiedTime(files.certificate()), Files.getLastModifiedTime(files.key()));
    }

    private static Loaded load(TlsFiles files, List<FileTime> stamps) throws StartProblem {
        PemKeys keys = PemKeys.read(files);
        tellOfTheEnd(files, keys.chain().get(0));
        char[] password = new char[0];
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry("server", keys.key(), password, keys.chain().toArray(X509Certificate[]::new));
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, new SecureRandom());
            return new Loaded(context, stamps);
        } catch (GeneralSecurityException | IOException e) {
            throw new StartProblem("The certificate in " + files.certificate() + " cannot be used for TLS ("
                    + e.getMessage() + "). Have another one made.");
        }
    }

    private static void tellOfTheEnd(TlsFiles files, X509Certificate own) {
        Instant end = own.getNotAfter().toInstant();
        if (end.isBefore(Instant.now().plus(SOON))) {
            LOG.warn("The certificate in {} is good until {}: browsers refuse it then", files.certificate(), end);
        }
    }
}
