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
        return read(file, true, true);
    }

    /**
     * The same for a file whose cloud is not to be reached: nothing is asked of key and {@code
     * known_hosts}, which need not be there.
     *
     * @throws CloudFileProblems with everything that is wrong, not only the first
     */
    public static CloudFile described(Path file) {
        return read(file, false, false);
    }

    /**
     * The same, but those are told whom the file names.
     *
     * @throws CloudFileProblems with everything that is wrong, not only the first
     */
    public static CloudFile describedTelling(Path file) {
        return read(file, false, true);
    }

    private static CloudFile read(Path file, boolean reached, boolean telling) {
        Text text = Text.read(file);
        if (!text.json().isEmpty()) {
            SchemaCheck.load().check(text);
            new HostsCheck(text).check();
            new WindowsCheck(text).check();
            KindsCheck.check(text);
            NoticesCheck notices = new NoticesCheck(text);
            notices.check();
            if (reached) {
                new AccessCheck(text).check();
                new MessageBusCheck(text).files();
            }
            if (telling) {
                notices.files();
            }
        }
        if (!text.problems().isEmpty()) {
            throw new CloudFileProblems(text.problems());
        }
        return Mapping.of(file, text.json(), telling);
    }
}
