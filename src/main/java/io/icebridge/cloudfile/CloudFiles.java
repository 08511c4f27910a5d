package io.icebridge.cloudfile;

import java.nio.file.Path;

/** Reads cloud files. */
public final class CloudFiles {
    private CloudFiles() {}

    /**
     * Reads and checks a cloud file, and touches nothing else but the key's file and {@code
     * known_hosts}, which it looks at.
     *
     * @throws CloudFileProblems with everything that is wrong, not only the first
     */
    public static CloudFile read(Path file) {
        Text text = Text.read(file);
        if (!text.json().isEmpty()) {
            SchemaCheck.load().check(text);
            new HostsCheck(text).check();
            new WindowsCheck(text).check();
            KindsCheck.check(text);
            new AccessCheck(text).check();
        }
        if (!text.problems().isEmpty()) {
            throw new CloudFileProblems(text.problems());
        }
        return Mapping.of(file, text.json());
    }
}
