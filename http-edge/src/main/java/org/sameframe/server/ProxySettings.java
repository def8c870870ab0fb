package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.util.Arrays;
import java.util.List;
import org.sameframe.edge.auth.Network;
import org.sameframe.edge.auth.Proxies;

/** Reads which proxies are believed [PX]; the keys are described in {@code reference.conf}. */
final class ProxySettings {
    private static final String PROXIES = "sameframe.http.proxies";
    private static final String HEADER = "sameframe.http.proxy-header";

    private ProxySettings() {}

    /**
     * @param known of {@code sameframe.http.proxies}
     * @throws ConfigException if one of them is no address
     */
    static Proxies of(Config config, List<String> known) {
        List<Network> networks = known.stream()
                .map(text -> Network.parse(text)
                        .orElseThrow(() -> bad(config, PROXIES, text, "an address, or a network such as 10.0.0.0/8")))
                .toList();
        // Who has named proxies means those alone.
        boolean anybody = networks.isEmpty() && config.getBoolean("sameframe.http.behind-proxy");
        return new Proxies(networks, anybody, header(config));
    }

    private static Proxies.Header header(Config config) {
        String name = config.getString(HEADER);
        return Arrays.stream(Proxies.Header.values())
                .filter(header -> header.text().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> bad(config, HEADER, name, "X-Forwarded-For or Forwarded"));
    }

    private static ConfigException bad(Config config, String key, String value, String expected) {
        return new ConfigException.BadValue(
                config.getValue(key).origin(), key, value + " (expected: " + expected + ")");
    }
}
