package io.icebridge.simulator.host.shell;

import io.icebridge.simulator.host.machine.Files;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The streams of one command, as its redirections make them; files are written at the end. */
final class Redirections implements AutoCloseable {
    private final Shell shell;
    private final Expander expander;
    private final List<FileOutput> opened = new ArrayList<>();
    private Streams streams;

    Redirections(Shell shell, Expander expander, Streams streams) {
        this.shell = shell;
        this.expander = expander;
        this.streams = streams;
    }

    Streams streams() {
        return streams;
    }

    void apply(List<SyntaxNode.Redirect> redirects) throws IOException {
        for (SyntaxNode.Redirect redirect : redirects) {
            apply(redirect);
        }
    }

    private void apply(SyntaxNode.Redirect redirect) throws IOException {
        String target = expander.text(redirect.target(), streams);
        switch (redirect.operator()) {
            case "<" ->
                    streams = streams.withIn(new ByteArrayInputStream(files().read(path(target))));
            case "<<" ->
                    streams =
                            streams.withIn(
                                    new ByteArrayInputStream(
                                            target.getBytes(StandardCharsets.UTF_8)));
            case ">" -> output(redirect.fd(), open(target, false));
            case ">>" -> output(redirect.fd(), open(target, true));
            case "&>" -> {
                OutputStream both = open(target, false);
                output(1, both);
                output(2, both);
            }
            case ">&" -> output(redirect.fd(), target.equals("1") ? streams.out() : streams.err());
            default -> throw new SyntaxError("unexpected " + redirect.operator());
        }
    }

    private void output(int fd, OutputStream stream) {
        streams = fd == 2 ? streams.withErr(stream) : streams.withOut(stream);
    }

    private OutputStream open(String target, boolean append) throws IOException {
        String path = path(target);
        if (path.equals("/dev/null")) {
            return OutputStream.nullOutputStream();
        }
        FileOutput file = new FileOutput(path, append && files().exists(path));
        opened.add(file);
        return file;
    }

    private Files files() {
        return shell.machine().files();
    }

    private String path(String target) {
        return Files.normal(shell.directory(), target);
    }

    /** Nothing is left to do: what was written is in the files already. */
    @Override
    public void close() throws IOException {
        for (FileOutput file : opened) {
            file.close();
        }
    }

    /** Writes through, so that a command that ends in the middle leaves what it had written. */
    private final class FileOutput extends OutputStream {
        private final String path;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private boolean changed = true;

        FileOutput(String path, boolean append) throws IOException {
            this.path = path;
            content.writeBytes(append ? files().read(path) : new byte[0]);
            flush();
        }

        @Override
        public void write(int b) {
            content.write(b);
            changed = true;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            content.write(bytes, offset, length);
            changed = true;
        }

        @Override
        public void flush() throws IOException {
            if (changed) {
                files().write(path, content.toByteArray());
                changed = false;
            }
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
