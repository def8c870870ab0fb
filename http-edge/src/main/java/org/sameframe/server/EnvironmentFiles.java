package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Settings whose value is in a file that the environment names, as secrets are handed to a container [CK3]: for every
 * variable {@code SAMEFRAME_X} there is {@code SAMEFRAME_X_FILE}.
 */
final class EnvironmentFiles {
    private static final String FILE = "_FILE";

    private EnvironmentFiles() {}

    /** All variables that are settings. */
    static Set<String> variables() {
        Set<String> variables = new TreeSet<>();
        ConfigKeys.all().stream()
                .map(ConfigKeys.Key::variable)
                .filter(variable -> !variable.isEmpty())
                .forEach(variables::add);
        return variables;
    }

    /**
     * What the files hold, without white space around it.
     *
     * @throws ConfigException if one cannot be read, or a setting is given both ways
     */
    static Config of(Map<String, String> environment) {
        List<ConfigKeys.Key> keys = ConfigKeys.all();
        Set<String> variables = variables();
        Map<String, Object> values = new TreeMap<>();
        for (ConfigKeys.Key key : keys) {
            String variable = key.variable() + FILE;
            if (!key.variable().isEmpty() && !variables.contains(variable) && environment.containsKey(variable)) {
                if (environment.containsKey(key.variable())) {
                    throw new ConfigException.Generic(
                            key.variable() + " and " + variable + " are both given, and only one can count");
                }
                String value = read(variable, environment.get(variable));
                values.put(key.path(), ConfigValueFactory.fromAnyRef(value, "the file of " + variable));
            }
        }
        return ConfigFactory.parseMap(values, "files that the environment names");
    }

    private static String read(String variable, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new ConfigException.Generic("the file of " + variable + ", " + file + ", cannot be read");
        }
    }
}
