package org.sameframe.server;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.api.MediaLibrary;
import org.sameframe.edge.auth.ExportKeyFile;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.edge.meter.ManagementApi;
import org.sameframe.history.export.ExportKey;
import org.sameframe.persistence.Storage;
import org.sameframe.persistence.StorageProblem;

/** What a server is made of, whoever starts the actor system. */
record Parts(
        Settings settings,
        Storage storage,
        ActorSystem<?> system,
        Routes routes,
        ExportKey exportKey,
        ManagementApi management) {

    /** Before there is an actor system. */
    record Opened(
            SameframeSettings checked,
            Optional<Tls> tls,
            MediaLibrary library,
            Storage storage,
            ServerKeys keys,
            ExportKey exportKey) {
        Parts in(ActorSystem<?> system) {
            Settings settings = checked.settings();
            ManagementApi management = ManagementApi.create();
            Routes routes = Routes.create(settings, system, storage, keys, exportKey, library, management);
            return new Parts(settings, storage, system, routes, exportKey, management);
        }
    }

    /** Opens what can be in use or broken; keys after the store, so that a folder in use is left alone. */
    static Opened open(SameframeSettings checked) throws StartProblem {
        Path folder = checked.settings().dataFolder();
        MediaLibrary library = media(checked.settings());
        @Nullable TlsFiles files = checked.settings().tls().orElse(null);
        Optional<Tls> tls = files == null ? Optional.empty() : Optional.of(Tls.open(files));
        Storage storage;
        try {
            storage = Storage.open(checked.config(), folder);
        } catch (StorageProblem e) {
            throw new StartProblem(String.valueOf(e.getMessage()));
        }
        try {
            return new Opened(checked, tls, library, storage, ServerKeys.open(folder), ExportKeyFile.open(folder));
        } catch (IOException e) {
            storage.close();
            throw keyProblem(e);
        }
    }

    static MediaLibrary media(Settings settings) throws StartProblem {
        try {
            return MediaLibrary.open(settings.mediaFolder());
        } catch (IOException e) {
            throw new StartProblem("The media folder " + settings.mediaFolder().orElseThrow()
                    + " cannot be read. Check that it is a folder, and its permissions.");
        }
    }

    /** Rooms need their serializers, their journal and a cluster: a system that has others would lose what is recorded. */
    static void checkSystem(ActorSystem<?> system) throws StartProblem {
        Config config = system.settings().config();
        String journal = config.getString("pekko.persistence.journal.plugin");
        String provider = config.getString("pekko.actor.provider");
        if (!journal.equals("sameframe.journal") || !provider.equals("cluster")) {
            throw new StartProblem("The actor system cannot keep rooms: its journal is \"" + journal
                    + "\" and its provider \"" + provider
                    + "\". Start it with SameframeSettings.forSystem(...) as its configuration.");
        }
    }

    private static StartProblem keyProblem(IOException failure) {
        return new StartProblem("The server's key cannot be used: " + failure.getMessage());
    }

    void close() {
        storage.close();
        management.close();
    }

    /** The store last: rooms that stop may still be writing. */
    CompletionStage<Boolean> closeAndCompact() {
        return storage.closeAndCompact(settings.compactWithin()).whenComplete((done, failure) -> management.close());
    }
}
