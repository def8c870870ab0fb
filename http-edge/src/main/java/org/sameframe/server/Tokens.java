package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.edge.api.Callers;
import org.sameframe.edge.api.RevocationsApi;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Mode;
import org.sameframe.edge.auth.Platform;
import org.sameframe.edge.auth.Revocations;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.edge.socket.RoomSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose tokens are taken, what was revoked, and who needs one.
 *
 * @param all checks and makes them
 */
record Tokens(AccessTokens all, Mode mode, ServerKeys keys, Revocations revocations, Optional<Platform> platform) {
    private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);

    /** Who is revoked is gone within a second: half of one to notice, and some to tell. */
    private static final Duration LOOK = Duration.ofMillis(500);

    /** @throws ConfigException if the platform or the mode is not set so that it can be used */
    static Tokens open(Config config, Settings settings, ServerKeys keys, InstantSource clock) {
        Optional<Platform> platform = Platform.of(config, clock, Optional.of(settings.dataFolder()));
        try {
            Revocations revocations = Revocations.open(settings.dataFolder());
            AccessTokens tokens =
                    AccessTokens.create(keys, settings.tokenLife(), clock).with(platform, revocations);
            return new Tokens(tokens, mode(config, settings.bind()), keys, revocations, platform);
        } catch (IOException e) {
            throw new ConfigException.Generic(
                    "what was revoked cannot be read: " + e.getMessage() + "; check keys/revoked of the data folder",
                    e);
        }
    }

    /** [MO1]: what nobody has chosen is open for this machine alone. */
    static Mode mode(Config config, String bind) {
        String text = config.getString("sameframe.mode");
        return text.isEmpty()
                ? isLoopback(bind) ? Mode.OPEN : Mode.GUESTS
                : Mode.of(text)
                        .orElseThrow(() -> new ConfigException.BadValue(
                                config.getValue("sameframe.mode").origin(),
                                "sameframe.mode",
                                text + " (expected: open, guests or platform)"));
    }

    static boolean isLoopback(String bind) {
        try {
            return InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** What whoever starts the server should know of it; empty: nothing [MO3]. */
    static Optional<String> warning(Mode mode, String bind) {
        return mode == Mode.OPEN && !isLoopback(bind)
                ? Optional.of(
                        "Anybody who reaches " + bind
                                + " can create rooms here, see the media folder and fill the store: the mode is"
                                + " open. Set sameframe.mode (SAMEFRAME_MODE, --mode) to guests or platform unless that is meant.")
                : Optional.empty();
    }

    Callers callers() {
        return new Callers(all, mode);
    }

    Route route(InstantSource clock, Executor blocking) {
        return new RevocationsApi(all, revocations, clock, blocking).route();
    }

    /** Follows what changes while the server runs: keys, rotated or a platform's, and what is revoked. */
    void follow(Config config, Settings settings, ActorSystem<?> system, RoomSocket socket) {
        warning(mode, settings.bind()).ifPresent(LOG::warn);
        system.scheduler()
                .scheduleWithFixedDelay(
                        LOOK, LOOK, () -> look(socket), system.dispatchers().lookup(DispatcherSelector.blocking()));
        platform.ifPresent(other -> {
            Duration every = config.getDuration("sameframe.platform.jwks-interval");
            other.refresh();
            system.scheduler().scheduleWithFixedDelay(every, every, other::refresh, system.executionContext());
        });
    }

    private void look(RoomSocket socket) {
        keys.refresh();
        revocations.refresh();
        socket.sweep(revocations);
    }
}
