package io.icebridge.process.drawn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnModelsTest {

    @Test
    void theProjectsModelsAreWhatTheyMayBe() {
        Map<String, String> project = JarEngine.project();
        try (JarEngine jar = JarEngine.started(JarEngine.database(), project)) {
            assertThat(jar.engine.getRepositoryService().createProcessDefinitionQuery().count())
                    .isEqualTo(project.keySet().stream().filter(n -> n.endsWith(".bpmn")).count());
        }
    }
}
