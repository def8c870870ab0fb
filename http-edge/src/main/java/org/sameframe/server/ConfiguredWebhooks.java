package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sameframe.edge.webhook.Destinations;
import org.sameframe.room.RoomCode;
import org.sameframe.webhook.Endpoint;
import org.sameframe.webhook.Secret;
import org.sameframe.webhook.WebhookEvent;

/** The webhooks of the configuration [WH8]. */
final class ConfiguredWebhooks {
    private static final String ALLOWED = "sameframe.webhooks.allowed-networks";
    private static final String ENDPOINTS = "sameframe.webhooks.endpoints";
    private static final int MOST_SECRETS = 2;

    private ConfiguredWebhooks() {}

    /** @throws ConfigException if one cannot be used */
    static Destinations destinations(Config config) {
        List<String> networks = config.getValue(ALLOWED).valueType() == ConfigValueType.STRING
                ? Arrays.stream(config.getString(ALLOWED).split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList()
                : config.getStringList(ALLOWED);
        try {
            return Destinations.of(networks);
        } catch (IllegalArgumentException e) {
            throw bad(config, ALLOWED, "networks such as 10.0.0.0/8");
        }
    }

    /**
     * @param since what happened until then they are not told, unless they are known already
     * @throws ConfigException if one cannot be used
     */
    static Map<String, Endpoint> of(Config config, long since) {
        Map<String, Endpoint> all = new HashMap<>();
        for (Config one : given(config)) {
            String name = one.getString("name");
            if (!name.matches("[a-z0-9-]{1,32}")) {
                throw bad(one, "name", "1 to 32 characters of a-z 0-9 -");
            }
            Endpoint endpoint = endpoint(one, "conf_" + name, since);
            if (all.put(endpoint.id(), endpoint) != null) {
                throw bad(one, "name", "a name for each that no other has");
            }
        }
        return all;
    }

    /** A list, or in the environment the text of one. */
    private static List<? extends Config> given(Config config) {
        if (config.getValue(ENDPOINTS).valueType() != ConfigValueType.STRING) {
            return config.getConfigList(ENDPOINTS);
        }
        String text = config.getString(ENDPOINTS);
        try {
            return text.isBlank()
                    ? List.of()
                    : ConfigFactory.parseString("endpoints = " + text).getConfigList("endpoints");
        } catch (ConfigException e) {
            // which may cite a secret
            throw bad(
                    config, ENDPOINTS, "a list, such as [{ name = \"crm\", url = \"https://...\", secrets = [...] }]");
        }
    }

    private static Endpoint endpoint(Config one, String id, long since) {
        String url = one.getString("url");
        if (Destinations.parse(url).isEmpty()) {
            throw bad(one, "url", "an http or https address");
        }
        List<Secret> secrets = parsed(one, "secrets", Secret::parse, "whsec_ and 24 to 64 bytes in Base64");
        if (secrets.isEmpty() || secrets.size() > MOST_SECRETS) {
            throw bad(one, "secrets", "one or two");
        }
        return new Endpoint(
                id,
                url,
                java.util.Set.copyOf(parsed(one, "events", WebhookEvent::of, "events such as note.added")),
                java.util.Set.copyOf(parsed(one, "rooms", RoomCode::parse, "codes of rooms")),
                one.hasPath("texts") && one.getBoolean("texts"),
                Endpoint.State.ON,
                true,
                since,
                secrets,
                // Both sign for as long as both stand there.
                Long.MAX_VALUE,
                -1);
    }

    private static <T> List<T> parsed(Config one, String key, Function<String, Optional<T>> parse, String expected) {
        List<T> values = new ArrayList<>();
        for (String text : one.hasPath(key) ? one.getStringList(key) : List.<String>of()) {
            values.add(parse.apply(text).orElseThrow(() -> bad(one, key, expected)));
        }
        return values;
    }

    /** Without the value, which may be a secret. */
    private static ConfigException bad(Config config, String key, String expected) {
        return new ConfigException.BadValue(config.getValue(key).origin(), key, "(expected: " + expected + ")");
    }
}
