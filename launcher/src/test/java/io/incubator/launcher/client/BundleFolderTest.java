package io.incubator.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleFolderTest {
    @TempDir
    Path temporary;

    @Test
    void filesAreWrittenAndReplaced() throws IOException {
        Path folder = temporary.resolve("out");
        unpack(Map.of("a/b.md", "old"), folder);
        assertThat(BundleFolder.unpack(new ByteArrayInputStream(FakeApi.zip(Map.of("a/b.md", "new"))), folder))
                .containsExactly(Path.of("a/b.md"));
        assertThat(folder.resolve("a/b.md")).hasContent("new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "/evil", "..\\evil", "a/../../out-of-it/evil"})
    void anEntryThatLeavesTheFolderIsRefused(String name) {
        Path folder = temporary.resolve("out");
        assertThatThrownBy(() -> unpack(Map.of(name, "x"), folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("outside");
        assertThat(temporary.resolve("evil")).doesNotExist();
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("out"));
        Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("link"), elsewhere);
        assertThatThrownBy(() -> unpack(Map.of("link/file", "x"), folder)).hasMessageContaining("outside");
        assertThat(elsewhere).isEmptyDirectory();
    }

    private static void unpack(Map<String, String> files, Path folder) throws IOException {
        BundleFolder.unpack(new ByteArrayInputStream(FakeApi.zip(files)), folder);
    }
}
