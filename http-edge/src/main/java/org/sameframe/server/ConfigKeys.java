package org.sameframe.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings as {@code reference.conf} describes them [CK1]: it is where they are documented, so it is read as a text, with
 * its comments. It is written one setting a line, its environment variable on the next.
 */
final class ConfigKeys {
    private static final Pattern SECTION = Pattern.compile("(sameframe[\\w.-]*)\\s*\\{");
    private static final Pattern TITLE = Pattern.compile("# --- (.+?) -+");
    private static final Pattern OPENING = Pattern.compile("([\\w.-]+)\\s*\\{");
    private static final Pattern SETTING = Pattern.compile("([\\w.-]+)\\s*=\\s*(.*)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{\\?(\\w+)}");

    private final Map<String, Key> keys = new LinkedHashMap<>();
    private final List<String> comment = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private String title = "";
    private boolean isInUse;

    /**
     * A setting.
     *
     * @param section the title that it stands under
     * @param value the default, as it is written
     * @param variable of the environment; empty: it has none
     */
    record Key(String path, String section, String value, String variable, String comment) {
        Key with(String environment) {
            return new Key(path, section, value, environment, comment);
        }

        /** How something of the libraries is run: not for operators, and described by the library. */
        boolean isInternal() {
            return path.contains(".dispatcher.") || path.contains(".overlay.");
        }

        /** Whether its value must not be shown. */
        boolean isSecret() {
            return path.matches(".*(password|secret|pepper|private-key|credential)s?")
                    || path.endsWith(".storage.url")
                    || path.endsWith(".webhooks.endpoints");
        }
    }

    private ConfigKeys() {}

    /** Of all modules, in the order of their texts. */
    static List<Key> all() {
        ConfigKeys keys = new ConfigKeys();
        try {
            for (URL url : Collections.list(ConfigKeys.class.getClassLoader().getResources("reference.conf"))) {
                try (BufferedReader in =
                        new BufferedReader(new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
                    in.lines().forEach(keys::line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(keys.keys.values());
    }

    private void line(String text) {
        String line = text.strip();
        Matcher section = SECTION.matcher(line);
        if (path.isEmpty()) {
            outside(text, line, section);
        } else if (line.isEmpty()) {
            comment.clear();
        } else if (line.startsWith("#")) {
            if (isInUse) {
                comment.clear();
                isInUse = false;
            }
            comment.add(line.substring(1).strip());
        } else if (line.equals("}")) {
            path.removeLast();
            comment.clear();
        } else {
            inside(line);
        }
    }

    private void outside(String text, String line, Matcher section) {
        Matcher heading = TITLE.matcher(line);
        if (heading.matches()) {
            title = heading.group(1);
        } else if (text.startsWith("sameframe") && section.matches()) {
            path.add(section.group(1));
            comment.clear();
        }
    }

    private void inside(String line) {
        Matcher opening = OPENING.matcher(line);
        Matcher setting = SETTING.matcher(line);
        if (opening.matches()) {
            path.add(opening.group(1));
            comment.clear();
        } else if (setting.matches()) {
            String key = String.join(".", path) + "." + setting.group(1);
            Matcher variable = VARIABLE.matcher(setting.group(2));
            if (variable.matches()) {
                keys.computeIfPresent(key, (some, known) -> known.with(variable.group(1)));
            } else {
                String described = comment.stream().collect(Collectors.joining(" "));
                keys.put(key, new Key(key, title, setting.group(2).strip(), "", described));
            }
            isInUse = true;
        }
    }
}
