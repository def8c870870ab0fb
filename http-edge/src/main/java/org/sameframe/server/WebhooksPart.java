package org.sameframe.server;

import com.typesafe.config.Config;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.sameframe.edge.webhook.HttpSender;
import org.sameframe.persistence.ReadSide;
import org.sameframe.persistence.Storage;
import org.sameframe.room.actor.MicroClock;
import org.sameframe.webhook.DeliveryCounter;
import org.sameframe.webhook.WebhookSettings;
import org.sameframe.webhook.Webhooks;

/** Puts webhooks together. */
final class WebhooksPart {
    private WebhooksPart() {}

    /** @param counter is told what came of each attempt */
    static Webhooks open(
            ActorSystem<?> system, Storage storage, ReadSide journal, MicroClock clock, DeliveryCounter counter) {
        Config config = system.settings().config();
        WebhookSettings settings = WebhookSettings.of(config);
        Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        return Webhooks.create(
                system,
                storage.directorySide(system),
                journal,
                new Webhooks.Ports(
                        storage.secrets(),
                        ConfiguredWebhooks.of(config, clock.now()),
                        HttpSender.create(
                                system, ConfiguredWebhooks.destinations(config), settings.timeout(), blocking),
                        counter,
                        settings,
                        clock));
    }
}
