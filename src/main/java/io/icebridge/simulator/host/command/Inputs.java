package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.shell.Call;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a filter reads: the files it names, or its standard input. */
final class Inputs {
    private Inputs() {}

    static byte[] bytes(Call call, List<String> files) throws IOException {
        if (files.isEmpty()) {
            return call.input();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String file : files) {
            all.writeBytes(file.equals("-") ? call.input() : call.files().read(call.path(file)));
        }
        return all.toByteArray();
    }

    static String text(Call call, List<String> files) throws IOException {
        return new String(bytes(call, files), StandardCharsets.UTF_8);
    }

    static List<String> lines(Call call, List<String> files) throws IOException {
        return text(call, files).lines().toList();
    }
}
