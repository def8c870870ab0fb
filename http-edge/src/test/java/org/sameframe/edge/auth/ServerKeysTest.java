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

class ServerKeysTest {
    @TempDir
    private Path folder;

    @Test
    @DisplayName("[TK7] the key is made once, and only its owner can read it")
    void madeOnce() throws Exception {
        ServerKeys first = ServerKeys.open(folder);
        ServerKeys second = ServerKeys.open(folder);

        assertThat(second.tokenKey()).isEqualTo(first.tokenKey());
        assertThat(second.tokenKeyId()).isEqualTo(first.tokenKeyId());
        Path keys = folder.resolve("keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("token.key"))))
                .isEqualTo("rw-------");
        assertThat(keys).isDirectoryContaining("glob:**token.key");
        assertThat(keys.toFile().list()).containsExactly("token.key");
    }

    @Test
    @DisplayName("[TK7] what the key is used for cannot be exchanged")
    void separateKeys() throws Exception {
        ServerKeys keys = ServerKeys.open(folder);

        assertThat(keys.tokenKey()).isNotEqualTo(keys.mediaKey()).hasSize(32);
    }

    @ParameterizedTest(name = "[TK8] a damaged key is named and left alone: \"{0}\"")
    @ValueSource(
            strings = {"", "not a key", "00ff", "00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00"})
    void damaged(String content) throws Exception {
        Path file = folder.resolve("keys/token.key");
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);

        assertThatThrownBy(() -> ServerKeys.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("Restore it, or remove it");
        assertThat(file).hasContent(content);
    }
}
