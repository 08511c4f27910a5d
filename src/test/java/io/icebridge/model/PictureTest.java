package io.icebridge.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PictureTest {
    static Stream<Path> models() {
        return Models.files("bpmn").stream();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aPictureShowsTheModelAsItIs(Path model) throws IOException, NoSuchAlgorithmException {
        Path picture = Models.FOLDER.resolve(Models.name(model) + ".svg");
        assertThat(picture).as("not drawn: run src/diagrams/render").exists();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(model));
        assertThat(Files.readString(picture))
                .as("stale: run src/diagrams/render")
                .contains("<!-- model sha256 " + HexFormat.of().formatHex(hash) + " -->");
    }

    /** Else the next picture of this model cannot be drawn. */
    @ParameterizedTest
    @MethodSource("models")
    void whatStandsOnAModelsGridIsInTheModel(Path model) throws IOException {
        Path grid = Path.of("src", "diagrams", "grids", Models.name(model) + ".txt");
        String xml = Files.readString(model);
        List<String> named =
                Pattern.compile("[a-z]+[A-Z][A-Za-z]*")
                        .matcher(Files.readString(grid))
                        .results()
                        .map(MatchResult::group)
                        .distinct()
                        .toList();
        assertThat(named).isNotEmpty().allSatisfy(id -> assertThat(xml).contains("\"" + id + "\""));
    }
}
