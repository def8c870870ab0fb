package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a server can be told on its command line. */
final class ServeOptions {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on; 0 picks a free one. Default: 8080.")
    private @Nullable Integer port;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Address to listen on. Default: 127.0.0.1.")
    private @Nullable String bind;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            description = "Port of /live, /ready and /metrics, or off. Default: 10000 above the other.")
    private @Nullable String managementPort;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the store and the keys. Default: ./data.")
    private @Nullable Path data;

    @Option(names = "--media", paramLabel = "DIR", description = "Folder of videos that rooms can show.")
    private @Nullable Path media;

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description = "Certificate to speak TLS with, without a proxy: PEM, the server's own first.")
    private @Nullable Path tlsCertificate;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "Its key: PEM (PKCS #8), without a passphrase.")
    private @Nullable Path tlsKey;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "Who needs a token: open (nobody), guests (who creates), platform (everybody).")
    private @Nullable String mode;

    @Option(names = "--config", paramLabel = "FILE", description = "Further settings.")
    private @Nullable Path config;

    @Option(
            names = "--rebuild-directory",
            description = "Make the directory of rooms anew from their ledgers, then serve.")
    private boolean rebuildDirectory;

    private ServeOptions() {}

    /**
     * The command line over the file of {@code --config}.
     *
     * @throws ParameterException if an option is wrong
     * @throws StartProblem if the file cannot be read
     */
    Config own(CommandSpec command) throws StartProblem {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new ParameterException(command.commandLine(), "--port: " + port + " (expected: 0 to 65535)");
        }
        Map<String, Object> given = new TreeMap<>();
        put(given, "sameframe.http.port", port);
        put(given, "sameframe.http.bind", bind);
        put(given, "sameframe.mode", mode);
        put(given, "sameframe.http.tls.certificate", tlsCertificate == null ? null : tlsCertificate.toString());
        put(given, "sameframe.http.tls.key", tlsKey == null ? null : tlsKey.toString());
        put(given, "sameframe.management.port", managementPort);
        put(given, "sameframe.data-dir", data == null ? null : data.toString());
        put(given, "sameframe.media.folder", media == null ? null : media.toString());
        put(given, "sameframe.directory.rebuild", rebuildDirectory ? true : null);
        Config line = ConfigFactory.parseMap(given, "the command line");
        return config == null ? line : line.withFallback(Main.read(config));
    }

    private static void put(Map<String, Object> settings, String key, @Nullable Object value) {
        if (value != null) {
            settings.put(key, ConfigValueFactory.fromAnyRef(value, "the command line"));
        }
    }
}
