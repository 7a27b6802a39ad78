package io.incubator.project.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanDocumentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan.json",
                "diagrams/er.mmd",
                "adr/0001-use-postgresql.md",
                ".editorconfig",
                "spec/.specify/plan_1.md",
                "文档/方案.md",
                "a.b.c/d"
            })
    void plainRelativeNamesPass(String path) {
        assertThat(file(path).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "../evil",
                "a/../../evil",
                "a/..",
                ".",
                "..",
                "a//b",
                "a/",
                "a\\b",
                "C:/x",
                "a:b",
                "a\nb",
                "a\u0000b",
                "~/x",
                "...",
                "a.",
                "con?.txt",
                "a b"
            })
    void namesThatCouldLeadElsewhereAreRefused(String path) {
        assertThatThrownBy(() -> file(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPathMayHave300CharactersAndNotOneMore() {
        assertThat(file("x".repeat(300)).path()).hasSize(300);
        assertThatThrownBy(() -> file("x".repeat(301))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPlanIsAnObject() {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(() -> new PlanDocument(id, JsonNodeFactory.instance.arrayNode(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PlanDocument(id, null, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static PlanDocument.File file(String path) {
        return new PlanDocument.File(path, "text/plain", "");
    }
}
