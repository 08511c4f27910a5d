package io.icebridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import picocli.CommandLine.IVersionProvider;

/** The version and the commit that the build wrote into the jar. */
final class Version implements IVersionProvider {
    private static final String CHANGED = "-dirty";

    @Override
    public String[] getVersion() {
        String built = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "Icebridge " + (built == null ? "(not built into a jar)" : built), commit(written())
        };
    }

    /** What Git said of the sources, in words; it says nothing of those without a repository. */
    static String commit(String said) {
        if (said.isBlank()) {
            return "commit unknown: built outside a Git repository";
        }
        return said.endsWith(CHANGED)
                ? "commit " + said.replace(CHANGED, "") + " and changes that are not committed"
                : "commit " + said;
    }

    private static String written() {
        try (InputStream in = Version.class.getResourceAsStream("commit.txt")) {
            return in == null ? "" : new String(in.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
