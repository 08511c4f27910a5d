package io.icebridge.simulator.host.machine;

import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A host's files, by absolute path. Failures carry the path and POSIX's words, as {@link
 * FileSystemException} does.
 */
public final class Files {
    private static final String MISSING = "No such file or directory";

    /**
     * A file or a directory.
     *
     * @param content null for a directory
     */
    public record Entry(byte[] content, int mode, Instant modified) {

        public boolean directory() {
            return content == null;
        }

        public long size() {
            return directory() ? 4096 : content.length;
        }
    }

    private final NavigableMap<String, Entry> entries = new ConcurrentSkipListMap<>();
    private final Clock clock;
    private volatile boolean full;

    public Files(Clock clock) {
        this.clock = clock;
        entries.put("/", new Entry(null, 0755, clock.instant()));
        List.of(
                        "/etc",
                        "/var",
                        "/var/log",
                        "/var/lib",
                        "/tmp",
                        "/root",
                        "/usr/bin",
                        "/dev",
                        "/home")
                .forEach(this::makeDirectories);
        entries.put("/dev/null", new Entry(new byte[0], 0666, clock.instant()));
    }

    /** While full, no write succeeds. */
    public void full(boolean isFull) {
        full = isFull;
    }

    public boolean isFull() {
        return full;
    }

    public boolean exists(String path) {
        return entries.containsKey(path);
    }

    public boolean isDirectory(String path) {
        Entry entry = entries.get(path);
        return entry != null && entry.directory();
    }

    /** What is there, or null. */
    public Entry entry(String path) {
        return entries.get(path);
    }

    public byte[] read(String path) throws FileSystemException {
        Entry entry = entries.get(path);
        if (entry == null) {
            throw failure(path, MISSING);
        }
        if (entry.directory()) {
            throw failure(path, "Is a directory");
        }
        return entry.content().clone();
    }

    public String text(String path) throws FileSystemException {
        return new String(read(path), StandardCharsets.UTF_8);
    }

    public void write(String path, byte[] content) throws FileSystemException {
        if (path.equals("/dev/null")) {
            return;
        }
        Entry old = entries.get(path);
        if (old != null && old.directory()) {
            throw failure(path, "Is a directory");
        }
        if (!isDirectory(parent(path))) {
            throw failure(path, MISSING);
        }
        if (full && content.length > 0) {
            throw failure(path, "No space left on device");
        }
        int mode = old == null ? 0644 : old.mode();
        entries.put(path, new Entry(content.clone(), mode, clock.instant()));
    }

    public void write(String path, String text) throws FileSystemException {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts a file where packages or the site want one, whatever directories it takes. */
    public void install(String path, String text) {
        makeDirectories(parent(path));
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        entries.put(path, new Entry(content, 0640, clock.instant()));
    }

    /**
     * Puts back what {@link #entry} gave, with its mode and time; a directory keeps what it holds.
     */
    public void restore(String path, Entry entry) throws FileSystemException {
        if (entry.directory()) {
            makeDirectories(path);
        } else {
            makeDirectories(parent(path));
            write(path, entry.content());
        }
        entries.put(path, entry);
    }

    public void makeDirectories(String path) {
        if (!exists(path)) {
            makeDirectories(parent(path));
            entries.put(path, new Entry(null, 0755, clock.instant()));
        }
    }

    public void chmod(String path, int mode) throws FileSystemException {
        Entry entry = entries.get(path);
        if (entry == null) {
            throw failure(path, MISSING);
        }
        entries.put(path, new Entry(entry.content(), mode, entry.modified()));
    }

    /** Removes a file, or a directory with everything in it. */
    public void remove(String path) throws FileSystemException {
        if (!exists(path)) {
            throw failure(path, MISSING);
        }
        below(path).forEach(entries::remove);
        entries.remove(path);
    }

    /** Copies a file, or a directory with everything in it, to exactly this path. */
    public void copy(String from, String to) throws FileSystemException {
        Entry entry = entries.get(from);
        if (entry == null) {
            throw failure(from, MISSING);
        }
        if (!entry.directory()) {
            write(to, entry.content());
            entries.put(to, entry);
            return;
        }
        makeDirectories(to);
        for (String path : below(from)) {
            String target = to + path.substring(from.length());
            if (isDirectory(path)) {
                makeDirectories(target);
            } else {
                copy(path, target);
            }
        }
    }

    /** Every path below a directory, in order. */
    public List<String> below(String directory) {
        String prefix = directory.equals("/") ? "/" : directory + "/";
        return entries.tailMap(prefix, false).keySet().stream()
                .takeWhile(p -> p.startsWith(prefix))
                .toList();
    }

    /** The names in a directory, in order. */
    public List<String> names(String directory) {
        int start = directory.equals("/") ? 1 : directory.length() + 1;
        return below(directory).stream()
                .map(p -> p.substring(start))
                .filter(n -> n.indexOf('/') < 0)
                .toList();
    }

    /** A path without {@code .}, {@code ..} and double slashes. */
    public static String normal(String directory, String path) {
        String full = path.startsWith("/") ? path : directory + "/" + path;
        return Path.of(full).normalize().toString();
    }

    public static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private static FileSystemException failure(String path, String reason) {
        return new FileSystemException(path, null, reason);
    }
}
