package io.icebridge.cloudfile;

import java.nio.file.Path;

/**
 * One thing that is wrong with a cloud file.
 *
 * @param line counted from one
 * @param key where in the file, as {@code hosts[2].port}; empty for the file as a whole
 * @param what is wrong, as a sentence's end
 * @param remedy what to do about it
 */
public record Problem(Path file, int line, String key, String what, String remedy) {

    @Override
    public String toString() {
        String where = key.isEmpty() ? "" : key + ": ";
        return file + ":" + line + ": " + where + what + ". " + remedy;
    }
}
