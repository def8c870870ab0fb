import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.path;

import com.typesafe.config.ConfigFactory;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.server.Sameframe;
import org.sameframe.server.SameframeSettings;
import org.sameframe.server.StartProblem;

/** An application with a page of its own that has review rooms, too: one actor system, one HTTP server, one port. */
public final class Embedded {
    private Embedded() {}

    /** @param args the port, and the folder of the store */
    public static void main(String[] args) throws StartProblem {
        // open: whoever reaches the port makes rooms, and it is this machine's alone. Elsewhere say guests or platform.
        SameframeSettings settings = SameframeSettings.of(
                ConfigFactory.parseMap(Map.of("sameframe.data-dir", args[1], "sameframe.mode", "open")));
        ActorSystem<?> system =
                ActorSystem.create(Behaviors.empty(), "application", settings.forSystem(ConfigFactory.defaultApplication()));
        start(system, settings)
                .thenCompose(sameframe -> serve(system, sameframe, Integer.parseInt(args[0])))
                .whenComplete((binding, failure) -> {
                    if (failure != null) {
                        System.err.println(failure.getMessage());
                        system.terminate();
                        return;
                    }
                    System.out.println("ready at " + binding.localAddress().getPort());
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(system)));
                });
    }

    /** Whatever is wrong with settings, store or keys is a sentence for people. */
    private static CompletionStage<Sameframe> start(ActorSystem<?> system, SameframeSettings settings) {
        try {
            return Sameframe.start(system, settings);
        } catch (StartProblem problem) {
            return CompletableFuture.failedStage(problem);
        }
    }

    /** The application's routes first: Sameframe answers every address that nobody else took. */
    private static CompletionStage<ServerBinding> serve(ActorSystem<?> system, Sameframe sameframe, int port) {
        Route application = path("hello", () -> complete("Hello from the application."));
        return Http.get(system)
                .newServerAt("127.0.0.1", port)
                .bind(concat(application, sameframe.routes()))
                .thenApply(binding -> binding.addToCoordinatedShutdown(java.time.Duration.ofSeconds(5), system));
    }

    /** Tells every client, hands the rooms over, closes the store: all of that is part of the system's shutdown. */
    private static void stop(ActorSystem<?> system) {
        CoordinatedShutdown.get(system)
                .runAll(CoordinatedShutdown.jvmExitReason())
                .toCompletableFuture()
                .join();
    }
}
