package io.icebridge.simulator.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What has arrived, oldest first; only the newest are kept, so that memory is bounded. */
public final class Log {
    private static final int KEPT = 200_000;
    private static final long CHARACTERS = 50_000_000;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final int kept;
    private final long characters;
    private final Deque<Logged> entries = new ArrayDeque<>();
    private long length;
    private long dropped;

    public Log() {
        this(KEPT, CHARACTERS);
    }

    Log(int kept, long characters) {
        this.kept = kept;
        this.characters = characters;
    }

    /**
     * The log at a moment.
     *
     * @param json an array of what is kept
     * @param dropped how many older entries are not
     */
    public record Page(byte[] json, long dropped) {}

    public synchronized void add(Logged entry) {
        entries.add(entry);
        length += entry.length();
        while (entries.size() > kept || length > characters) {
            length -= entries.remove().length();
            dropped++;
        }
    }

    /** How many have come, whether they are kept or not. */
    public synchronized long arrived() {
        return dropped + entries.size();
    }

    public Page page() {
        List<Logged> now;
        long before;
        synchronized (this) {
            now = new ArrayList<>(entries);
            before = dropped;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            json.writeStartArray();
            for (Logged entry : now) {
                json.writeTree(entry.json());
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Page(bytes.toByteArray(), before);
    }
}
