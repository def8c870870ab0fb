package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is set, what could be, and what is wrong with it [CK2]. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {ConfigCommand.Check.class, ConfigCommand.Show.class, ConfigCommand.Reference.class},
        synopsisSubcommandLabel = "(check | show | reference)",
        description = "Checks, shows and describes settings.",
        footer = {"", "Ends with 1 if a setting is wrong, and with 2 if the options are wrong."})
final class ConfigCommand implements Callable<Integer> {
    private static final int WRONG = 1;

    @Spec
    private @Nullable CommandSpec spec;

    private ConfigCommand() {}

    @Override
    public Integer call() {
        throw new ParameterException(
                command(spec).commandLine(), "config: one of check, show and reference is to follow");
    }

    private static CommandSpec command(@Nullable CommandSpec filledIn) {
        if (filledIn == null) {
            throw new IllegalStateException("filled in by the command line");
        }
        return filledIn;
    }

    private static int fail(String sentence) {
        System.err.println(sentence);
        return WRONG;
    }

    /** Something that is done with a configuration. */
    private abstract static class Reading implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private @Nullable ServeOptions options;

        abstract int with(PrintWriter out, Config config) throws StartProblem;

        @Override
        public Integer call() {
            CommandSpec command = command(spec);
            if (options == null) {
                throw new IllegalStateException("filled in by the command line");
            }
            try {
                PrintWriter out = command.commandLine().getOut();
                int code = with(out, Settings.configuration(options.own(command)));
                out.flush();
                return code;
            } catch (ConfigException e) {
                return fail("The configuration cannot be used: " + e.getMessage() + ". Correct it.");
            } catch (StartProblem e) {
                return fail(String.valueOf(e.getMessage()));
            }
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            sortOptions = false,
            description = "Checks all settings, those of a file, the command line and the environment together.",
            footer = {
                "",
                "What is wrong is on standard error, all of it, with the file and the line, or",
                "the variable. Ends with 1 if something is, and with 2 if the options are wrong."
            })
    static final class Check extends Reading {
        private Check() {}

        @Override
        int with(PrintWriter out, Config config) throws StartProblem {
            ConfigCheck.unknownVariables(System.getenv())
                    .forEach(sentence -> System.err.println("In the environment, " + sentence));
            ConfigCheck.of(config).orThrow();
            long set =
                    ConfigKeys.all().stream().filter(key -> isSet(config, key)).count();
            out.println("The configuration can be used. Settings that differ from their defaults: " + set);
            return 0;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            sortOptions = false,
            description = "Shows every setting as it counts, as a file that --config takes; secrets are not shown.",
            footer = {"", "Ends with 1 if a file cannot be read, and with 2 if the options are wrong."})
    static final class Show extends Reading {
        private Show() {}

        @Override
        int with(PrintWriter out, Config config) {
            for (ConfigKeys.Key key : ConfigKeys.all()) {
                if (!key.isInternal()) {
                    out.println(line(config, key));
                }
            }
            return 0;
        }

        private static String line(Config config, ConfigKeys.Key key) {
            ConfigValue value = config.getValue(key.path());
            String text = value.render(ConfigRenderOptions.concise());
            String origin = isSet(config, key) ? "  # from " + value.origin().description() : "";
            return key.isSecret() && !text.equals("\"\"")
                    ? "# " + key.path() + " is set, and not shown" + origin
                    : key.path() + " = " + text + origin;
        }
    }

    @Command(
            name = "reference",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = "Describes every setting, in Markdown: docs/configuration.md is made so.",
            footer = {"", "Ends with 2 if the options are wrong."})
    static final class Reference implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        private Reference() {}

        @Override
        public Integer call() {
            PrintWriter out = command(spec).commandLine().getOut();
            out.print(ConfigReference.markdown(ConfigKeys.all()));
            out.flush();
            return 0;
        }
    }

    /** Whether a setting comes from anywhere else than the defaults. */
    private static boolean isSet(Config config, ConfigKeys.Key key) {
        List<String> defaults = List.of("reference.conf");
        String origin = config.getValue(key.path()).origin().description();
        return defaults.stream().noneMatch(origin::contains);
    }
}
