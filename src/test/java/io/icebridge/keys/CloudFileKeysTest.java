package io.icebridge.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.runbook.profile.Profiles;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nothing is accepted and then ignored: each key that the schema allows is put into a record, and a
 * class of the program reads it there. The table is left in target/cloud-file-keys.txt.
 */
class CloudFileKeysTest {
    /** What loads the file, and what makes a rehearsal's of it. */
    private static final String[] COPYING = {
        "Mapping", "NoticesMapping", "Imitation", "ImitatedFile", "NotImitated"
    };

    /** What Java cannot call as the file does. */
    private static final Map<String, String> RENAMED = Map.of("new", "fresh", "notify", "notices");

    private final Constants constants = Constants.ofProgram();
    private final Settings settings = new Settings();
    private final KeyTable table = new KeyTable();
    private final Readers readers = new Readers(COPYING);
    private final JsonNode schema = Resource.tree("/cloudfile.schema.json");

    @Test
    void everyKeyOfTheCloudFileHasAReader() throws IOException {
        object(schema, new Form(CloudFile.class), "");
        Files.writeString(Path.of("target/cloud-file-keys.txt"), table.toString());

        assertThat(table.unread()).as("keys that nobody reads; all are\n%s", table).isEmpty();
    }

    @Test
    void theSettingsAreThoseOfTheReleaseProfile() {
        assertThat(schema.at("/properties/settings/properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        Profiles.load("havana-icehouse").settings().keySet());
    }

    private void object(JsonNode object, Form form, String path) {
        object.path("properties").properties().stream()
                .filter(key -> !key.getValue().has("not"))
                .forEach(key -> key(key.getKey(), followed(key.getValue()), form, path));
    }

    private void key(String key, JsonNode value, Form form, String path) {
        Form holder = holder(form, key);
        RecordComponent component = holder.component(name(key)).orElseThrow();
        assertThat(Stream.of("Mapping", "NoticesMapping").flatMap(c -> constants.in(c).stream()))
                .as("%s is put into a record", path + key)
                .anyMatch(text -> List.of(text.split("/")).contains(key));
        table.add(path + key, readers.of(holder.type(), component.getName()));
        if (component.getType().equals(Map.class)) {
            value.path("properties")
                    .fieldNames()
                    .forEachRemaining(
                            name -> table.add(path + key + "." + name, settings.readers(name)));
        } else {
            Form.within(component).ifPresent(within -> within(value, within, path + key));
        }
    }

    private void within(JsonNode value, Form form, String path) {
        if (value.has("items")) {
            object(followed(value.path("items")), form, path + "[].");
        } else {
            object(value, form, path + ".");
        }
    }

    /** The record itself, or one of its parts. */
    private static Form holder(Form form, String key) {
        if (form.component(name(key)).isPresent()) {
            return form;
        }
        return Arrays.stream(form.type().getRecordComponents())
                .flatMap(c -> Form.within(c).stream())
                .filter(part -> part.component(name(key)).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError(form.type() + " has no place for " + key));
    }

    /** {@code withinSeconds} for {@code within-seconds}. */
    private static String name(String key) {
        return Pattern.compile("-([a-z])")
                .matcher(RENAMED.getOrDefault(key, key))
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    private JsonNode followed(JsonNode value) {
        return value.has("$ref") ? schema.at(value.path("$ref").asText().substring(1)) : value;
    }
}
