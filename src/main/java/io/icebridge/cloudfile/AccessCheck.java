package io.icebridge.cloudfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Whether the hosts can be reached with what the file names. */
final class AccessCheck {
    private final Text text;
    private final JsonNode file;

    AccessCheck(Text text) {
        this.text = text;
        this.file = text.json();
    }

    void check() {
        boolean reached = false;
        for (JsonNode host : file.path("hosts")) {
            reached |= !host.path("by-hand").asBoolean();
        }
        if (!reached) {
            return;
        }
        if (!file.has("ssh")) {
            text.add(
                    "/hosts",
                    "there are hosts, but nothing says how to reach them",
                    "Add ssh: {user: ..., key: ..., known-hosts: ...}, or by-hand: true to each"
                            + " host.");
            return;
        }
        key(path("key"));
        knownHosts(path("known-hosts"));
    }

    private Path path(String key) {
        String value = file.path("ssh").path(key).asText();
        try {
            return value.isEmpty() ? null : Mapping.beside(text.file(), value);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private void key(Path key) {
        if (key == null) {
            return;
        }
        if (!Files.isRegularFile(key) || !Files.isReadable(key)) {
            text.add(
                    "/ssh/key",
                    "there is no file " + key + " that this user may read",
                    "Give the private key's path, relative to the cloud file's folder.");
        } else if (SecretFile.readByOthers(key)) {
            text.add(
                    "/ssh/key",
                    "others than its owner may read " + key,
                    "Run chmod 600 " + key + ".");
        }
    }

    private void knownHosts(Path path) {
        if (path == null) {
            return;
        }
        KnownNames known;
        try {
            known = KnownNames.read(path);
        } catch (IOException e) {
            text.add(
                    "/ssh/known-hosts",
                    "there is no file " + path + " that this user may read",
                    "Write one with ssh-keyscan, and compare the keys with the hosts' own.");
            return;
        }
        for (int i = 0; i < file.path("hosts").size(); i++) {
            JsonNode host = file.path("hosts").get(i);
            String address = host.path("address").asText();
            int port = host.path("port").asInt(22);
            if (!host.path("by-hand").asBoolean()
                    && !address.isEmpty()
                    && !known.contains(address, port)) {
                text.add(
                        "/hosts/" + i + "/address",
                        path.getFileName() + " holds no key of " + KnownNames.name(address, port),
                        "Add it: ssh-keyscan -p "
                                + port
                                + " "
                                + address
                                + " >> "
                                + path
                                + ", and compare it with the host's own.");
            }
        }
    }
}
