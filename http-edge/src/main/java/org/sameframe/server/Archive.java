package org.sameframe.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.pattern.Patterns;
import org.sameframe.edge.api.AuditGate;
import org.sameframe.edge.api.DirectoryApi;
import org.sameframe.edge.api.ErasureApi;
import org.sameframe.edge.api.ExportApi;
import org.sameframe.edge.api.Followers;
import org.sameframe.edge.api.HistoryApi;
import org.sameframe.edge.api.ReportApi;
import org.sameframe.edge.api.StillsApi;
import org.sameframe.edge.api.WebhookApi;
import org.sameframe.edge.api.WholeFiles;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Cursors;
import org.sameframe.history.AccessLog;
import org.sameframe.history.Exports;
import org.sameframe.history.History;
import org.sameframe.history.Reports;
import org.sameframe.history.RoomAges;
import org.sameframe.history.RoomDirectory;
import org.sameframe.history.Scrub;
import org.sameframe.history.ScrubSettings;
import org.sameframe.history.ScrubTimer;
import org.sameframe.history.export.ExportKey;
import org.sameframe.persistence.DirectorySide;
import org.sameframe.persistence.Erasable;
import org.sameframe.persistence.ReadSide;
import org.sameframe.persistence.Storage;
import org.sameframe.retention.Erasure;
import org.sameframe.retention.Retention;
import org.sameframe.room.actor.MicroClock;
import org.sameframe.room.actor.RoomNews;
import org.sameframe.room.actor.Rooms;
import org.sameframe.still.StillLimits;
import org.sameframe.still.Stills;
import org.sameframe.webhook.DeliveryCounter;
import org.sameframe.webhook.Webhooks;

/** What rooms leave behind, put together: who may read it, how long it is kept, and how it goes. */
record Archive(
        ActorSystem<?> system,
        Storage storage,
        ReadSide readSide,
        RoomDirectory directory,
        History history,
        AccessLog accesses,
        Stills stills,
        InstantSource clock,
        Webhooks webhooks) {
    /** Between two looks of who follows a history. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    static Archive open(
            ActorSystem<?> system, Storage storage, InstantSource clock, MicroClock time, DeliveryCounter deliveries) {
        ReadSide readSide = storage.readSide(system);
        DirectorySide directorySide = storage.directorySide(system);
        return new Archive(
                system,
                storage,
                readSide,
                RoomDirectory.create(system, directorySide, readSide, clock),
                History.of(readSide),
                AccessLog.create(system, directorySide),
                storage.stills(system, StillLimits.of(system.settings().config())),
                clock,
                WebhooksPart.open(system, storage, readSide, time, deliveries));
    }

    /** Who is told of what rooms record. */
    RoomNews news() {
        return room -> {
            directory.recorded(room);
            webhooks.recorded(room);
        };
    }

    /** Lets in who has a token for it, and records each look. */
    AuditGate gate(AccessTokens tokens) {
        return AuditGate.of(tokens, accesses, clock);
    }

    /** Begins to check one chain after the other. */
    Scrub scrub() {
        ScrubSettings settings = ScrubSettings.of(system.settings().config());
        Scrub scrub = Scrub.of(readSide, clock, settings, directory::checked);
        ScrubTimer.start(
                scrub,
                settings,
                (rest, step) -> system.scheduler().scheduleOnce(rest, step, system.executionContext()));
        return scrub;
    }

    /** Destroys what is personal of a room. */
    Erasure erasure(Rooms rooms, MicroClock time) {
        return Erasure.of(storage.erasures(system), rooms, erasables(), storage.afterErasure(), time);
    }

    /** All that hold something personal of rooms, in the order in which it is destroyed: the key first [ER1]. */
    private List<Erasable> erasables() {
        List<Erasable> all = new ArrayList<>(storage.erasables(system));
        all.add(history);
        all.add(room -> directory.erase(room).thenApply(nothing -> Done.getInstance()));
        all.add(room -> stills.erase(room).thenApply(count -> Done.getInstance()));
        all.add(webhooks);
        all.add(room -> accesses.erase(room).thenApply(nothing -> Done.getInstance()));
        return all;
    }

    /** Begins to erase rooms that are older than they may become. */
    void retain(Settings settings, Rooms rooms, Erasure erasure, MicroClock time) {
        Retention retention = Retention.of(RoomAges.of(readSide), rooms, erasure, settings.retention(), time);
        system.scheduler()
                .scheduleWithFixedDelay(
                        settings.retentionStep(),
                        settings.retentionStep(),
                        () -> retention.step(),
                        system.executionContext());
    }

    List<Route> routes(
            Rooms rooms, Erasure erasure, AccessTokens tokens, AuditGate gate, ExportKey exportKey, Cursors cursors) {
        WholeFiles files = WholeFiles.atMost(system.settings().config().getInt("sameframe.history.files"));
        return List.of(
                ErasureApi.create(rooms, erasure, tokens).route(),
                HistoryApi.create(history, directory, followers(), gate).route(),
                ExportApi.create(Exports.of(history, exportKey), files, directory, gate)
                        .route(),
                ReportApi.create(Reports.of(history, stills), files, directory, gate)
                        .route(),
                StillsApi.create(
                                stills,
                                rooms,
                                tokens,
                                gate,
                                StillLimits.of(system.settings().config()).bytes())
                        .route(),
                WebhookApi.create(webhooks.desk(), gate).route(),
                DirectoryApi.create(directory, accesses, gate, cursors).route());
    }

    private Followers followers() {
        return Followers.atMost(
                system.settings().config().getInt("sameframe.history.followers"),
                () -> Patterns.after(BETWEEN_LOOKS, system, () -> CompletableFuture.completedFuture(Done.done())));
    }
}
