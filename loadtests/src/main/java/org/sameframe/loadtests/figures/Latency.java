package org.sameframe.loadtests.figures;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sameframe.loadtests.Common;
import org.sameframe.loadtests.Deadline;
import org.sameframe.loadtests.Figures;
import org.sameframe.loadtests.server.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long a command takes to reach everybody. */
@Command(
        name = "latency",
        description = "From the instant a command was due until all clients of the room have its entry.",
        mixinStandardHelpOptions = true)
public final class Latency implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Mixin
    private Common common = new Common();

    @Option(names = "--clients", split = ",", description = "Clients in the room, each a run (default: 2,50).")
    private List<Integer> clients = List.of(2, 50);

    @Option(names = "--rate", description = "Commands per second, of all together (default: ${DEFAULT-VALUE}).")
    private int rate = 25;

    @Option(names = "--warm-up", description = "Seconds that do not count (default: ${DEFAULT-VALUE}).")
    private int warmUp = 30;

    @Option(names = "--seconds", description = "Seconds that count (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        common.measure(clients.stream()
                .map(people -> (Common.Measurement) (store, data, figures) -> measure(store, data, people, figures))
                .toArray(Common.Measurement[]::new));
        return 0;
    }

    private void measure(Store store, Path data, int people, Figures figures) throws IOException, InterruptedException {
        Pacer pacer = new Pacer(people, rate);
        try (Target target = Target.start(store, common.jar(), data, people, pacer)) {
            Duration length = Duration.ofSeconds(warmUp + seconds).plus(PATIENCE);
            pacer.start(target, warmUp, seconds);
            Deadline.await("the end of the warm-up", length, () -> target.ask(pacer::isWarm));
            Duration processorBefore = target.processorTime();
            Deadline.await("the last command to reach everybody", length, () -> target.ask(pacer::isDone));
            Duration processor = target.processorTime().minus(processorBefore);
            target.checkSound();
            Map<String, Object> conditions = new LinkedHashMap<>();
            conditions.put("storage", store.kind().label());
            conditions.put("clients", people);
            conditions.put("commands per s", rate);
            conditions.put("samples", pacer.toAll().getTotalCount());
            conditions.put("warm-up s", warmUp);
            figures.times("command to all", pacer.toAll(), conditions, 50, 99, 100);
            figures.times("command to its settlement", pacer.toSettled(), conditions, 50, 99, 100);
            double micros = processor.toMillis() * 1e3 / pacer.toAll().getTotalCount() / people;
            figures.add("processor time of the server for an entry delivered", micros, "us", conditions);
        }
    }
}
