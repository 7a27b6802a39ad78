package io.incubator.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BriefFileTest {
    @TempDir
    Path temporary;

    @Test
    void yamlGivesTitleTextLanguageAndContext() throws IOException {
        BriefFile read = BriefFile.read(
                file("idea.yaml", "title: 招聘网站\nlanguage: zh\ntext: |\n  学校发布职位。\ncontext:\n  team: {size: 4}\n"));
        assertThat(read.name()).isEqualTo("招聘网站");
        assertThat(read.brief())
                .isEqualTo(Json.read("{\"text\":\"学校发布职位。\",\"language\":\"zh\",\"context\":{\"team\":{\"size\":4}}}"));
    }

    @Test
    void textIsTakenWholeAndNamedByItsHeadingOrItsFile() throws IOException {
        assertThat(BriefFile.read(file("idea.md", "# Job board\n\nSchools publish.\n")))
                .isEqualTo(new BriefFile("Job board", Json.object().put("text", "# Job board\n\nSchools publish.")));
        assertThat(BriefFile.read(file("my idea.txt", "Schools publish.")).name())
                .isEqualTo("my idea");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title: x", "text: ''", "text: x\nbudgt: low", "text: [", "- a", ""})
    void whatIsNoBriefIsRefusedByName(String content) throws IOException {
        Path file = file("idea.yml", content);
        assertThatThrownBy(() -> BriefFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("idea.yml");
    }

    @Test
    void aFileThatIsMissingOrNoTextIsRefused() throws IOException {
        Path missing = temporary.resolve("missing.md");
        Path binary = temporary.resolve("binary.md");
        Files.write(binary, new byte[] {(byte) 0xc3, (byte) 0x28, 0});
        assertThatThrownBy(() -> BriefFile.read(missing)).hasMessageContaining("no file");
        assertThatThrownBy(() -> BriefFile.read(binary)).hasMessageContaining("UTF-8");
    }

    @Test
    void theExamplesAreBriefs() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of("..", "examples"))) {
            List<Path> briefs =
                    examples.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(briefs)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(BriefFile.read(file).name()).isNotBlank());
        }
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(temporary.resolve(name), content, StandardCharsets.UTF_8);
    }
}
