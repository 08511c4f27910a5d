package io.icebridge.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Each key of the release profile is read by a class of the program, and each component of the
 * profile's records has a key. The table is left in target/profile-keys.txt.
 */
class ProfileKeysTest {
    private final Readers readers = new Readers("Profiles", "Runbook");
    private final Settings settings = new Settings();
    private final KeyTable table = new KeyTable();
    private final Set<String> withoutKey = new TreeSet<>();
    private final Set<String> withKey = new TreeSet<>();

    @BeforeEach
    void walkTheProfile() {
        Resource.profile().forEach(part -> object(part, new Form(Profile.class), ""));
    }

    @Test
    void everyKeyHasAReader() throws IOException {
        Files.writeString(Path.of("target/profile-keys.txt"), table.toString());

        assertThat(table.unread()).as("keys that nobody reads; all are\n%s", table).isEmpty();
    }

    @Test
    void everyComponentOfTheRecordsHasAKey() {
        withoutKey.removeAll(withKey);
        assertThat(withoutKey).isEmpty();
    }

    @Test
    void whatIsKnownOfOldOptionsIsOfAServiceOrOfAll() {
        Profile profile = Profiles.load("havana-icehouse");
        Set<String> known = new TreeSet<>(Set.of("every"));
        profile.services().forEach(service -> known.add(service.name()));
        assertThat(known).containsAll(profile.deprecated().keySet());
    }

    private void object(JsonNode object, Form form, String path) {
        Arrays.stream(form.type().getRecordComponents())
                .forEach(c -> withoutKey.add(form.type().getSimpleName() + "." + c.getName()));
        object.properties().forEach(e -> key(e.getKey(), e.getValue(), form, path));
    }

    private void key(String key, JsonNode value, Form form, String path) {
        RecordComponent component = form.component(key).orElseThrow();
        withKey.add(form.type().getSimpleName() + "." + key);
        table.add(path + key, readers.of(form.type(), key));
        if (path.isEmpty() && key.equals("settings")) {
            value.fieldNames()
                    .forEachRemaining(
                            name -> table.add("settings." + name, settings.readers(name)));
        }
        Form.within(component)
                .ifPresent(
                        within -> {
                            if (value.isArray()) {
                                value.forEach(item -> object(item, within, path + key + "[]."));
                            } else {
                                object(value, within, path + key + ".");
                            }
                        });
    }
}
