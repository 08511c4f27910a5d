package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Files;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** An archive's bytes, in a form of its own: each entry's name, mode, time and content. */
final class TarFile {
    private static final int MAGIC = 0x1CEB7A12;

    private TarFile() {}

    static byte[] write(Map<String, Files.Entry> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        for (Map.Entry<String, Files.Entry> one : entries.entrySet()) {
            Files.Entry entry = one.getValue();
            out.writeUTF(one.getKey());
            out.writeInt(entry.mode());
            out.writeLong(entry.modified().getEpochSecond());
            out.writeInt(entry.directory() ? -1 : entry.content().length);
            out.write(entry.directory() ? new byte[0] : entry.content());
        }
        return bytes.toByteArray();
    }

    /**
     * @throws IOException of bytes that are no archive, or break off in the middle
     */
    static Map<String, Files.Entry> read(byte[] archive) throws IOException {
        Map<String, Files.Entry> entries = new LinkedHashMap<>();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(archive));
        if (in.readInt() != MAGIC) {
            throw new StreamCorruptedException("no archive");
        }
        while (in.available() > 0) {
            String name = in.readUTF();
            int mode = in.readInt();
            Instant modified = Instant.ofEpochSecond(in.readLong());
            int size = in.readInt();
            if (size > in.available()) {
                throw new EOFException("Unexpected EOF in archive");
            }
            byte[] content = size < 0 ? null : new byte[size];
            if (content != null) {
                in.readFully(content);
            }
            entries.put(name, new Files.Entry(content, mode, modified));
        }
        return entries;
    }
}
