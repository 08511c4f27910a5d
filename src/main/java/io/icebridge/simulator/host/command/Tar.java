package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Files;
import io.icebridge.simulator.host.shell.Call;
import io.icebridge.simulator.host.shell.Program;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;

/**
 * {@code tar} with {@code c}, {@code x}, {@code t}, {@code d} and {@code z}, {@code f}, {@code P},
 * {@code C}. Archives have a form of their own: a line with name and size before each content.
 */
final class Tar implements Program {

    @Override
    public int run(Call call) throws IOException {
        String flags = call.args().get(0).replace("-", "");
        List<String> rest = new ArrayList<>(call.args().subList(1, call.args().size()));
        String archive = flags.contains("f") ? rest.remove(0) : "-";
        String folder = call.shell().directory();
        int change = rest.indexOf("-C");
        if (change >= 0) {
            folder = call.path(rest.get(change + 1));
            rest.subList(change, change + 2).clear();
        }
        rest.removeIf(a -> a.startsWith("-"));
        if (flags.contains("c")) {
            return create(call, archive, folder, rest, flags);
        }
        byte[] bytes = archive.equals("-") ? call.input() : call.files().read(call.path(archive));
        Map<String, byte[]> entries;
        try {
            entries = entries(flags.contains("z") ? ArchivePrograms.unpacked(bytes) : bytes);
        } catch (ZipException | EOFException e) {
            return call.fail(2, "This does not look like a tar archive");
        }
        if (flags.contains("t")) {
            call.say(entries.keySet().toArray(String[]::new));
            return 0;
        }
        return flags.contains("d")
                ? compare(call, folder, entries)
                : extract(call, folder, entries);
    }

    private static int create(
            Call call, String archive, String folder, List<String> names, String flags)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int status = 0;
        for (String name : names) {
            String top = Files.normal(folder, name);
            if (!call.files().exists(top)) {
                status = call.fail(2, name + ": Cannot stat: No such file or directory");
                continue;
            }
            List<String> paths = new ArrayList<>(List.of(top));
            paths.addAll(call.files().below(top));
            for (String path : paths) {
                String stored = name + path.substring(top.length());
                add(call, out, flags.contains("P") ? stored : stored.replaceFirst("^/", ""), path);
            }
        }
        byte[] bytes = out.toByteArray();
        byte[] packed = flags.contains("z") ? ArchivePrograms.packed(bytes) : bytes;
        if (archive.equals("-")) {
            call.write(packed);
        } else {
            call.files().write(call.path(archive), packed);
        }
        return status;
    }

    private static void add(Call call, ByteArrayOutputStream out, String name, String path)
            throws IOException {
        boolean directory = call.files().isDirectory(path);
        byte[] content = directory ? new byte[0] : call.files().read(path);
        String heading = name + (directory ? "/" : "") + "\t" + content.length + "\n";
        out.writeBytes(heading.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(content);
    }

    private static Map<String, byte[]> entries(byte[] archive) {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        int at = 0;
        while (at < archive.length) {
            int end = at;
            while (archive[end] != '\n') {
                end++;
            }
            String[] heading =
                    new String(archive, at, end - at, StandardCharsets.UTF_8).split("\t");
            int size = Integer.parseInt(heading[1]);
            entries.put(heading[0], Arrays.copyOfRange(archive, end + 1, end + 1 + size));
            at = end + 1 + size;
        }
        return entries;
    }

    private static int extract(Call call, String folder, Map<String, byte[]> entries)
            throws IOException {
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            String path = Files.normal(folder, entry.getKey());
            if (entry.getKey().endsWith("/")) {
                call.files().makeDirectories(path);
            } else {
                call.files().makeDirectories(Files.parent(path));
                call.files().write(path, entry.getValue());
            }
        }
        return 0;
    }

    private static int compare(Call call, String folder, Map<String, byte[]> entries)
            throws IOException {
        int status = 0;
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            String path = Files.normal(folder, entry.getKey());
            if (!call.files().exists(path)) {
                status = call.fail(1, path + ": Warning: Cannot stat: No such file or directory");
            } else if (!entry.getKey().endsWith("/")
                    && !Arrays.equals(call.files().read(path), entry.getValue())) {
                call.say(path + ": Contents differ");
                status = 1;
            }
        }
        return status;
    }
}
