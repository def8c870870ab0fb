package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sameframe.edge.socket.SocketSettings;
import org.sameframe.history.ScrubSettings;
import org.sameframe.persistence.StorageProblem;
import org.sameframe.persistence.StorageSettings;
import org.sameframe.room.actor.RoomSettings;
import org.sameframe.still.StillLimits;

/**
 * What is wrong with a configuration: unknown settings with the nearest that there is, and values that cannot be, all of
 * them at once, each with where it stands [CK2].
 */
final class ConfigCheck {
    private static final String OURS = "sameframe";

    /** Settings of libraries, which have more than their references name. */
    private static final List<String> OPEN =
            List.of("sameframe.journal.", "sameframe.snapshot-store.", "sameframe.storage.overlay.");

    private static final Pattern NAMED = Pattern.compile("^Invalid value at '(sameframe[\\w.-]+)'");

    private final List<String> problems = new ArrayList<>();
    private final Set<String> blamed = new TreeSet<>();
    private final Config config;

    private ConfigCheck(Config config) {
        this.config = config;
    }

    /** What reads settings. */
    @FunctionalInterface
    private interface Reading {
        void run() throws StorageProblem;
    }

    /** @param config the whole configuration */
    static ConfigCheck of(Config config) {
        ConfigCheck check = new ConfigCheck(config);
        check.unknown();
        ConfigKeys.all().forEach(check::type);
        check.meanings();
        return check;
    }

    /** A sentence for each; empty if nothing is wrong. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** @throws StartProblem that names all of them, if something is wrong */
    void orThrow() throws StartProblem {
        if (problems.size() == 1) {
            throw new StartProblem(
                    "The configuration cannot be used: " + problems.get(0) + ". Correct it and start again.");
        } else if (!problems.isEmpty()) {
            throw new StartProblem(problems.stream()
                    .collect(Collectors.joining(
                            System.lineSeparator() + "  ",
                            "The configuration cannot be used:" + System.lineSeparator() + "  ",
                            System.lineSeparator() + "Correct them and start again.")));
        }
    }

    /** Variables that look like settings and are none: nobody can tell whose they are, so they are only named. */
    static List<String> unknownVariables(Map<String, String> environment) {
        Set<String> known = EnvironmentFiles.variables();
        return environment.keySet().stream()
                .filter(name -> name.startsWith("SAMEFRAME_"))
                .filter(name -> !known.contains(name) && !known.contains(name.replaceAll("_FILE$", "")))
                // what Kubernetes tells a pod of a service of this name
                .filter(name -> !name.matches("SAMEFRAME_(.*_)?(SERVICE_(HOST|PORT.*)|PORT_\\d+_(TCP|UDP).*)"))
                .sorted()
                .map(name -> name + " is no setting" + Nearest.suggestion(name, known))
                .toList();
    }

    private void unknown() {
        config.root().keySet().stream()
                .filter(root -> !root.equals(OURS) && Nearest.distance(root, OURS) <= 2)
                .forEach(root -> add(root, root + " is no setting, do you mean " + OURS + "?", config.getValue(root)));
        Config reference = ConfigFactory.defaultReference(ConfigCheck.class.getClassLoader());
        Set<String> known = new TreeSet<>();
        ConfigKeys.all().stream()
                .filter(key -> !key.isInternal())
                .map(ConfigKeys.Key::path)
                .forEach(known::add);
        unknown(OURS, config.getObject(OURS), reference, known);
    }

    private void unknown(String path, ConfigObject object, Config reference, Set<String> known) {
        for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
            String key = path + "." + ConfigUtil.joinPath(entry.getKey());
            boolean isOpen = OPEN.stream().anyMatch(key::startsWith) || key.contains(".dispatcher.");
            boolean isProperty = entry.getValue().origin().description().contains("system properties");
            if (isOpen || isProperty) {
                continue;
            }
            if (!reference.hasPathOrNull(key)) {
                add(key, key + " is no setting" + Nearest.suggestion(key, known), entry.getValue());
            } else if (entry.getValue() instanceof ConfigObject inner
                    && reference.getValue(key) instanceof ConfigObject) {
                unknown(key, inner, reference, known);
            }
        }
    }

    /** The kind of a setting is that of its default. */
    private void type(ConfigKeys.Key key) {
        String usual = key.value();
        if (usual.matches("-?\\d+")) {
            expect(key, "a number", () -> config.getLong(key.path()));
        } else if (usual.matches("on|off|true|false")) {
            expect(key, "on or off", () -> {
                if (!isDuration(key)) {
                    config.getBoolean(key.path());
                }
            });
        } else if (usual.matches("\\d+ ?(KiB|MiB|GiB|kB|MB|k)")) {
            expect(key, "a size, such as 64 KiB", () -> config.getBytes(key.path()));
        } else if (usual.matches("\\d+ ?[a-z]+")) {
            expect(key, "a duration, such as 10s", () -> config.getDuration(key.path()));
        }
    }

    /** Some are off, or a time. */
    private boolean isDuration(ConfigKeys.Key key) {
        try {
            config.getDuration(key.path());
            return true;
        } catch (ConfigException none) {
            return false;
        }
    }

    private void expect(ConfigKeys.Key key, String expected, Reading reading) {
        try {
            reading.run();
        } catch (ConfigException | StorageProblem e) {
            ConfigValue value = config.getValue(key.path());
            String shown = key.isSecret() ? "" : ": " + value.unwrapped();
            add(key.path(), key.path() + shown + " (expected: " + expected + ")", value);
        }
    }

    private void add(String key, String sentence, ConfigValue value) {
        blamed.add(key);
        problems.add(sentence + place(value.origin()));
    }

    private static String place(ConfigOrigin origin) {
        return ", in " + origin.description();
    }

    /** What only the part that a setting is for can tell. Each names its first problem. */
    private void meanings() {
        if (!config.hasPath("sameframe.data-dir")) {
            return;
        }
        List<Reading> readings = List.of(
                () -> Settings.of(config),
                () -> ManagementSettings.of(config),
                () -> StorageSettings.of(config, java.nio.file.Path.of(config.getString("sameframe.data-dir"))),
                () -> SocketSettings.of(config),
                () -> RoomSettings.of(config),
                () -> ScrubSettings.of(config),
                () -> StillLimits.of(config));
        for (Reading reading : readings) {
            try {
                reading.run();
            } catch (ConfigException | StorageProblem | IllegalArgumentException e) {
                String sentence = String.valueOf(e.getMessage()).replaceAll("\\.$", "");
                if (blamed.stream().noneMatch(key -> names(sentence, key)) && !problems.contains(sentence)) {
                    problems.add(placed(sentence));
                }
            }
        }
    }

    /** Some say where it stands, some only what it is called. */
    private String placed(String sentence) {
        Matcher named = NAMED.matcher(sentence);
        return named.find() && config.hasPath(named.group(1))
                ? sentence + place(config.getValue(named.group(1)).origin())
                : sentence;
    }

    /** Some parts know their settings by the last name alone. */
    private static boolean names(String sentence, String key) {
        return sentence.contains(key) || sentence.contains("'" + key.substring(key.lastIndexOf('.') + 1) + "'");
    }
}
