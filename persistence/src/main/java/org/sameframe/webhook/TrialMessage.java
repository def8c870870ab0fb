package org.sameframe.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A message of which nothing happened, for whoever sets up a receiver [WH10]. */
public final class TrialMessage {
    private TrialMessage() {}

    public static Sender.Message message(String url, Secret secret, Instant now) {
        String id = "msg_test_" + UUID.randomUUID();
        byte[] body = Payload.test(now);
        return new Sender.Message(
                url,
                id,
                now.getEpochSecond(),
                Secret.signatures(List.of(secret), id, now.getEpochSecond(), body),
                body);
    }
}
