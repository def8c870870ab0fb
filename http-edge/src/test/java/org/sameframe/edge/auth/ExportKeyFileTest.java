package org.sameframe.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportKeyFileTest {
    @TempDir
    private Path data;

    @Test
    @DisplayName("[HI12] a key is made at the first start, for its owner's eyes, and is the same at the next")
    void stays() throws Exception {
        String signer = ExportKeyFile.open(data).fingerprint();
        Path file = data.resolve("keys/export.key");

        assertThat(ExportKeyFile.open(data).fingerprint()).isEqualTo(signer);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Files.delete(file);
        assertThat(ExportKeyFile.open(data).fingerprint()).isNotEqualTo(signer);
    }

    @ParameterizedTest
    @DisplayName("[HI12] a file that holds no key, or two that do not belong together, is said to")
    @ValueSource(strings = {"", "nothing", "half", "mixed", "\u00e9"})
    void holdsNone(String kind) throws Exception {
        Path file = data.resolve("keys/export.key");
        ExportKeyFile.open(data);
        String first = Files.readString(file);
        Files.delete(file);
        ExportKeyFile.open(data);
        int open = first.indexOf("-----BEGIN PUBLIC");
        Files.writeString(
                file,
                switch (kind) {
                    case "half" -> first.substring(0, open);
                    case "mixed" ->
                        first.substring(0, open) + Files.readString(file).substring(open);
                    default -> kind;
                });
        assertThatThrownBy(() -> ExportKeyFile.open(data))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a key for exports")
                .hasMessageContaining("Restore it");
    }
}
