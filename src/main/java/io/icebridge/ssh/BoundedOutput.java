package io.icebridge.ssh;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps the beginning and the end of what is written, and says what is missing between. */
final class BoundedOutput extends OutputStream {
    private final int part;
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private final ByteArrayOutputStream tail = new ByteArrayOutputStream();
    private long written;

    /**
     * @param part how many bytes of the beginning are kept, and at least of the end
     */
    BoundedOutput(int part) {
        this.part = part;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        written += length;
        int first = Math.min(length, part - head.size());
        head.write(bytes, offset, first);
        tail.write(bytes, offset + first, length - first);
        if (tail.size() > 2 * part) {
            shorten();
        }
    }

    private void shorten() {
        byte[] all = tail.toByteArray();
        tail.reset();
        tail.write(all, all.length - part, part);
    }

    synchronized boolean truncated() {
        return written > head.size() + tail.size();
    }

    synchronized String text() {
        String start = head.toString(StandardCharsets.UTF_8);
        String end = tail.toString(StandardCharsets.UTF_8);
        if (!truncated()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(head.toByteArray());
            all.writeBytes(tail.toByteArray());
            return all.toString(StandardCharsets.UTF_8);
        }
        long missing = written - head.size() - tail.size();
        return start + "\n[... " + missing + " bytes left out ...]\n" + end;
    }
}
