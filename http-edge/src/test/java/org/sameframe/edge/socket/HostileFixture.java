package org.sameframe.edge.socket;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.edge.auth.TestPlatform;

/**
 * For each class a server as it is shipped, with a heap of 256 MiB, and a room there. Behind each line of its tables the room and
 * who is in it are as before.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileFixture {
    TestPlatform platform;
    HostileRoom room;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        platform = new TestPlatform();
        room = HostileRoom.start(data, platform);
    }

    @AfterAll
    void stop() throws Exception {
        platform.close();
        room.close();
    }

    @AfterEach
    void unchanged() throws Exception {
        room.assertUnchanged();
    }
}
