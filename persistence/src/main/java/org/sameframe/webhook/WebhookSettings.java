package org.sameframe.webhook;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How endpoints are told; the keys are described in {@code reference.conf}.
 *
 * @param interval between two looks at what is due
 * @param sweep between two looks through the journal
 * @param timeout within which an endpoint has to answer
 * @param giveUpAfter how long a message is tried before its endpoint is switched off
 * @param logKept how long a message that was delivered stays in the log
 * @param formerSecret how long a secret that was replaced signs as well
 * @param parallel messages on their way to one endpoint
 */
public record WebhookSettings(
        Duration interval,
        Duration sweep,
        Duration timeout,
        Duration giveUpAfter,
        Duration logKept,
        Duration formerSecret,
        int parallel) {
    /** @throws com.typesafe.config.ConfigException if one is missing or of the wrong type */
    public static WebhookSettings of(Config config) {
        Config own = config.getConfig("sameframe.webhooks");
        return new WebhookSettings(
                own.getDuration("interval"),
                own.getDuration("sweep"),
                own.getDuration("timeout"),
                own.getDuration("give-up-after"),
                own.getDuration("log-kept"),
                own.getDuration("former-secret"),
                own.getInt("parallel"));
    }
}
