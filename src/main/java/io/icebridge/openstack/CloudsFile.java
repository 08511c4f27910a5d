package io.icebridge.openstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.icebridge.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** A file of entries, with the map in which they stand. */
record CloudsFile(Path file, String section, YamlFile yaml, ObjectNode entries) {

    static CloudsFile read(Path file, String section) {
        YamlFile yaml = parse(file);
        if (yaml.json().path(section) instanceof ObjectNode entries) {
            return new CloudsFile(file, section, yaml, entries);
        }
        throw new CredentialsProblem(file + ": has no map '" + section + "' at its top");
    }

    private static YamlFile parse(Path file) {
        try {
            String text = Files.readString(file);
            // JSON is YAML but for tabs, which a text in JSON cannot hold
            return YamlFile.parse(
                    file.toString().endsWith(".json") ? text.replace('\t', ' ') : text);
        } catch (MarkedYAMLException bad) {
            // the parser's own message quotes the line, which can hold a password
            int line = bad.getProblemMark() == null ? 1 : bad.getProblemMark().getLine() + 1;
            throw new CredentialsProblem(file + ":" + line + ": is not YAML near this line");
        } catch (YAMLException bad) {
            throw new CredentialsProblem(file + ": is not YAML");
        } catch (IOException unreadable) {
            throw new CredentialsProblem(file + ": cannot be read");
        }
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        entries.fieldNames().forEachRemaining(names::add);
        return names;
    }

    Optional<Layer> entry(String name) {
        return entries.get(name) instanceof ObjectNode entry
                ? Optional.of(
                        new Layer(
                                file.toString(),
                                file.toAbsolutePath().getParent(),
                                entry,
                                key -> place(name, key)))
                : Optional.empty();
    }

    /** Keys beside the entries, which nobody reads. */
    List<String> others() {
        List<String> others = new ArrayList<>();
        yaml.json()
                .fieldNames()
                .forEachRemaining(
                        key -> {
                            if (!key.equals(section)) {
                                others.add(
                                        file
                                                + ":"
                                                + yaml.line("/" + key).orElse(1)
                                                + ": not honoured: "
                                                + key);
                            }
                        });
        return others;
    }

    private Optional<String> place(String name, String key) {
        String entry = "/" + section + "/" + name;
        String path = key.isEmpty() ? "" : "/" + key.replace('.', '/');
        OptionalInt line = yaml.line(entry + path);
        if (line.isEmpty()) {
            line = yaml.line(entry + path.replace('_', '-'));
        }
        return line.isEmpty() ? Optional.empty() : Optional.of(file + ":" + line.getAsInt());
    }
}
