package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks at what a server needs, on this machine and through the address that people use, and says what to do [CM4]. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = {
            "Looks at what a server needs, and says what is missing.",
            "Settings, data folder, store, clock and media folder; and, through the address that",
            "people use, the proxy's headers, the clock and a WebSocket. Changes nothing."
        },
        footer = {
            "",
            "A line for each: ok, note or WRONG, and what to do. Ends with 1 if something is",
            "wrong, and with 2 if the options are wrong."
        })
final class Doctor implements Callable<Integer> {
    private static final int WRONG = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private @Nullable ServeOptions options;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of the running server, as people use it. Default: sameframe.http.public-url.")
    private @Nullable String url;

    /** How it is with one thing. */
    record Finding(State state, String what, String sentence) {
        enum State {
            OK,
            NOTE,
            WRONG
        }

        static Finding ok(String what, String sentence) {
            return new Finding(State.OK, what, sentence);
        }

        static Finding note(String what, String sentence) {
            return new Finding(State.NOTE, what, sentence);
        }

        static Finding wrong(String what, String sentence) {
            return new Finding(State.WRONG, what, sentence);
        }

        String line() {
            String word = state == State.WRONG ? "WRONG" : state == State.NOTE ? "note" : "ok";
            return "%-6s%-10s%s".formatted(word, what, sentence.strip());
        }
    }

    private Doctor() {}

    @Override
    public Integer call() {
        CommandSpec command = spec;
        if (command == null || options == null) {
            throw new IllegalStateException("filled in by the command line");
        }
        System.setProperty("sameframe.log.level", "error");
        List<Finding> findings = new ArrayList<>();
        try {
            Config config = Settings.configuration(options.own(command));
            ConfigCheck check = ConfigCheck.of(config);
            check.problems().forEach(problem -> findings.add(Finding.wrong("settings", problem + ".")));
            ConfigCheck.unknownVariables(System.getenv())
                    .forEach(sentence ->
                            findings.add(Finding.note("settings", "In the environment, " + sentence + ".")));
            if (check.problems().isEmpty()) {
                findings.add(Finding.ok("settings", "Every setting is known, and has a value that it can have."));
                Settings settings = Settings.of(config);
                findings.addAll(LocalFindings.of(config, settings));
                findings.addAll(remote(command, settings));
            }
        } catch (ConfigException e) {
            findings.add(Finding.wrong("settings", e.getMessage() + "."));
        } catch (StartProblem e) {
            findings.add(Finding.wrong("settings", String.valueOf(e.getMessage())));
        }
        PrintWriter out = command.commandLine().getOut();
        findings.forEach(finding -> out.println(finding.line()));
        out.flush();
        return findings.stream().anyMatch(finding -> finding.state() == Finding.State.WRONG) ? WRONG : 0;
    }

    private List<Finding> remote(CommandSpec command, Settings settings) {
        Optional<String> address = Optional.ofNullable(url).or(settings::publicUrl);
        if (address.isEmpty()) {
            return List.of(Finding.note(
                    "server", "Not asked: name its address with --url, or set sameframe.http.public-url."));
        }
        try {
            URI uri = new URI(address.get().replaceAll("/+$", ""));
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return RemoteFindings.of(uri);
            }
        } catch (java.net.URISyntaxException e) {
            // the same sentence as for another scheme
        }
        throw new ParameterException(
                command.commandLine(), "--url: " + address.get() + " (expected: https://review.example.com)");
    }
}
