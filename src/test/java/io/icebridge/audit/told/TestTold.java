package io.icebridge.audit.told;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Words as pages have them. */
public final class TestTold {
    public static final Told NOW = told();

    private TestTold() {}

    private static Told told() {
        try {
            return new Told(new Drawn());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
