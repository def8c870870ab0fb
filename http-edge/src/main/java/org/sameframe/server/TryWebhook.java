package org.sameframe.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.webhook.HttpSender;
import org.sameframe.webhook.Outcome;
import org.sameframe.webhook.Secret;
import org.sameframe.webhook.Sender;
import org.sameframe.webhook.TrialMessage;
import org.sameframe.webhook.WebhookSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a signed message of which nothing happened [WH10]. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = "Sends a signed test message to an address, and says what came of it.",
        footer = {"", "Ends with 0 if it was answered with 2xx, with 1 if not, and with 2 if the", "options are wrong."
        })
final class TryWebhook implements Callable<Integer> {
    private static final int FAILED = 1;

    @Parameters(index = "0", paramLabel = "URL", description = "Where to.")
    private String url = "";

    @Option(
            names = "--secret-file",
            required = true,
            paramLabel = "FILE",
            description = "Holds the secret, whsec_..., that the receiver knows.")
    private @Nullable Path secretFile;

    @Mixin
    private @Nullable StoreOptions options;

    private TryWebhook() {}

    @Override
    public Integer call() {
        if (options == null || secretFile == null) {
            throw new IllegalStateException("filled in by the command line");
        }
        try {
            Optional<Secret> secret = Secret.parse(Files.readString(secretFile).strip());
            if (secret.isEmpty()) {
                return fail(
                        "The file " + secretFile + " holds no secret (expected: whsec_ and 24 to 64 bytes in Base64).");
            }
            return send(options.configuration(), secret.get());
        } catch (IOException e) {
            return fail("The file " + secretFile + " cannot be read. Check its name and permissions.");
        } catch (StartProblem e) {
            return fail(String.valueOf(e.getMessage()));
        } catch (ConfigException e) {
            return fail("The configuration cannot be used: " + e.getMessage() + ". Correct it and try again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail("Interrupted.");
        }
    }

    private int send(Config configuration, Secret secret) throws InterruptedException {
        Config alone = ConfigFactory.parseString(
                        "pekko.actor.provider = local, pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off")
                .withFallback(configuration);
        ActorSystem<?> system = ActorSystem.create(Behaviors.empty(), "webhooks", alone);
        try {
            HttpSender sender = HttpSender.create(
                    system,
                    ConfiguredWebhooks.destinations(configuration),
                    WebhookSettings.of(configuration).timeout(),
                    system.dispatchers().lookup(DispatcherSelector.blocking()));
            CountDownLatch answered = new CountDownLatch(1);
            AtomicReference<Sender.@Nullable Answer> answer = new AtomicReference<>();
            sender.send(TrialMessage.message(url, secret, InstantSource.system().instant()))
                    .whenComplete((given, failure) -> {
                        answer.set(given);
                        answered.countDown();
                    });
            answered.await();
            return say(answer.get());
        } finally {
            system.terminate();
        }
    }

    private int say(Sender.@Nullable Answer answer) {
        if (answer == null) {
            return fail("The message could not be sent.");
        }
        if (answer.outcome() == Outcome.DELIVERED) {
            System.out.println("Delivered to " + url + ": " + answer.detail());
            return 0;
        }
        return fail("Not delivered to " + url + ", " + answer.outcome().id() + ": " + answer.detail());
    }

    private static int fail(String sentence) {
        System.err.println(sentence);
        return FAILED;
    }
}
