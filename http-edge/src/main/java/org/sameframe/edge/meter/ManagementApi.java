package org.sameframe.edge.meter;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;

import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.server.Route;

/**
 * What is for the operator alone, on a port of its own [MG1]: {@code /live}, {@code /ready}, and {@code /metrics} in
 * Prometheus' text format [MG3].
 */
public final class ManagementApi implements AutoCloseable {
    /** The text format's own type, whose parameters a typed media type would lose. */
    private static final ContentType METRICS = ContentTypes.create(MediaTypes.customWithFixedCharset(
            "text",
            "plain",
            org.apache.pekko.http.javadsl.model.HttpCharsets.UTF_8,
            java.util.Map.of("version", "0.0.4"),
            false));

    private final PrometheusMeterRegistry registry;
    private final JvmGcMetrics collections;
    private final ServerMeters meters;

    private ManagementApi() {
        this.registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        this.collections = new JvmGcMetrics();
        this.meters = ServerMeters.of(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    public static ManagementApi create() {
        return new ManagementApi();
    }

    public ServerMeters meters() {
        return meters;
    }

    /**
     * @param ready whether the server takes in work
     * @param store whether the store answers; soon, and never fails
     * @param executor where figures are gathered, which takes milliseconds
     */
    public Route route(BooleanSupplier ready, Supplier<CompletionStage<Boolean>> store, Executor executor) {
        return concat(
                path("live", () -> get(() -> complete(text(200, "live")))),
                path("ready", () -> get(() -> completeWithFuture(readiness(ready, store)))),
                path(
                        "metrics",
                        () -> get(() -> completeWithFuture(CompletableFuture.supplyAsync(this::metrics, executor)))));
    }

    private static CompletionStage<HttpResponse> readiness(
            BooleanSupplier ready, Supplier<CompletionStage<Boolean>> store) {
        return ready.getAsBoolean()
                ? store.get()
                        .thenApply(answers -> answers ? text(200, "ready") : text(503, "the store does not answer"))
                : CompletableFuture.completedFuture(text(503, "starting or stopping"));
    }

    private HttpResponse metrics() {
        return HttpResponse.create()
                .withEntity(HttpEntities.create(
                        METRICS, registry.scrape().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static HttpResponse text(int status, String sentence) {
        return HttpResponse.create().withStatus(status).withEntity(ContentTypes.TEXT_PLAIN_UTF8, sentence + "\n");
    }

    /** Lets go of the virtual machine's notifications. */
    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
