package org.sameframe.server;

import java.util.List;

/** Describes all settings for people, as docs/configuration.md [CK1]. */
final class ConfigReference {
    private static final String HEAD = """
            # Settings

            Made by `java -jar sameframe.jar config reference`; the text is that of each module's `reference.conf`.

            What counts, the first that is given: the command line, the file of `--config`
            ([HOCON](https://github.com/lightbend/config/blob/main/HOCON.md) or JSON), the environment, the default. For every
            variable `SAMEFRAME_X` there is `SAMEFRAME_X_FILE`, which names a file that holds the value: for secrets. Settings that
            are unknown or wrong are named, all at once, and nothing starts; `config check` says the same without starting, and
            `config show` what counts and where it comes from.

            Durations are written `250ms`, `10s`, `15 minutes`, `7 days`; sizes `64 KiB`, `1 MiB`; lists, in the environment, with
            commas between.

            ```hocon
            sameframe {
              http { bind = "10.0.0.5", public-url = "https://review.example.com", proxies = ["10.0.0.7"] }
              storage { url = "jdbc:postgresql://localhost/sameframe", user = sameframe, password-file = "/run/secrets/db" }
              media.folder = "/srv/dailies"
            }
            ```
            """;

    private ConfigReference() {}

    static String markdown(List<ConfigKeys.Key> keys) {
        StringBuilder page = new StringBuilder(HEAD);
        String section = "";
        for (ConfigKeys.Key key : keys) {
            if (key.isInternal()) {
                continue;
            }
            if (!key.section().equals(section)) {
                section = key.section();
                page.append("\n## ")
                        .append(section)
                        .append("\n\n| setting | variable | default | |\n|---|---|---|---|\n");
            }
            page.append("| `")
                    .append(key.path())
                    .append("` | ")
                    .append(key.variable().isEmpty() ? "" : "`" + key.variable() + "`")
                    .append(" | `")
                    .append(key.value().equals("\"\"") ? "empty" : key.value().replace("\"", ""))
                    .append("` | ")
                    .append(key.comment().replace("|", "\\|").replace("<", "&lt;"))
                    .append(" |\n");
        }
        return page.toString();
    }
}
