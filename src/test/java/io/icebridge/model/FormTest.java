package io.icebridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FormTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<Path> forms() {
        return Models.files("form").stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormIsCalledLikeItsFileAndMadeForThisEngine(Path file) throws IOException {
        JsonNode form = JSON.readTree(file.toFile());
        assertThat(form.path("id").asText()).isEqualTo(Models.name(file));
        assertThat(form.path("schemaVersion").asInt()).isEqualTo(16);
        assertThat(form.path("executionPlatform").asText()).isEqualTo("Camunda Platform");
        assertThat(form.path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFormAsksForADecisionAndAReason(Path file) throws IOException {
        assertThat(JSON.readTree(file.toFile()).path("components"))
                .filteredOn(field -> field.path("validate").path("required").asBoolean())
                .extracting(field -> field.path("key").asText())
                .contains("decision", "comment");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void noTwoFieldsShareAnIdOrARow(Path file) throws IOException {
        List<String> ids = new ArrayList<>();
        for (JsonNode field : JSON.readTree(file.toFile()).path("components")) {
            ids.add(field.path("id").asText());
            ids.add(field.path("layout").path("row").asText());
        }
        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
    }
}
