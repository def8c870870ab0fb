package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The receiver of docs/webhooks.md, and the command that tries one. */
class ReceiverExampleTest {
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String OTHER = "whsec_b3RoZXIgc2VjcmV0IHdpdGggMzIgYnl0ZXMgb2YgaXQhIQ==";

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "[WH10] the receiver of the documentation takes what is signed with its secret, and nothing else; the command says which")
    void receiver() throws Exception {
        Path allowed = Files.writeString(
                folder.resolve("own.conf"), "sameframe.webhooks.allowed-networks = [\"127.0.0.0/8\"]");
        ProcessBuilder builder = new ProcessBuilder(
                "node", Path.of("..", "docs", "example", "receiver.mjs").toString(), "0");
        builder.environment().put("WEBHOOK_SECRET", SECRET);
        Process node = builder.redirectErrorStream(true).start();
        try (BufferedReader out = node.inputReader(StandardCharsets.UTF_8)) {
            String url = "http://127.0.0.1:" + out.readLine().replace("listening ", "") + "/hooks";
            assertThat(tried(url, SECRET, allowed)).isZero();
            assertThat(out.readLine()).startsWith("webhook.test");
            assertThat(tried(url, OTHER, allowed)).isEqualTo(1);
            assertThat(tried(url, SECRET, Files.writeString(folder.resolve("none.conf"), "")))
                    .isEqualTo(1);
            assertThat(tried(url, "no secret", allowed)).isEqualTo(1);
        } finally {
            node.destroy();
            node.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private int tried(String url, String secret, Path config) throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), secret + "\n");
        List<String> options = List.of(
                "test",
                url,
                "--secret-file",
                file.toString(),
                "--config",
                config.toString(),
                "--data",
                folder.toString());
        return new CommandLine(WebhookCommands.class).execute(options.toArray(String[]::new));
    }
}
