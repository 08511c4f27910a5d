package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.machine.Files;
import io.icebridge.simulator.host.shell.Call;
import io.icebridge.simulator.host.shell.Program;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code tar} with {@code c}, {@code x}, {@code t}, {@code d} and {@code z}, {@code f}, {@code P},
 * {@code C}.
 */
final class Tar implements Program {
    private static final int FAILED = 2;

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
        try {
            return flags.contains("c")
                    ? create(call, archive, folder, rest, flags)
                    : read(call, archive, folder, flags);
        } catch (FileSystemException e) {
            return call.fail(FAILED, e.getFile() + ": Cannot open: " + e.getReason());
        }
    }

    private static int create(
            Call call, String archive, String folder, List<String> names, String flags)
            throws IOException {
        Map<String, Files.Entry> entries = new LinkedHashMap<>();
        int status = 0;
        for (String name : names) {
            String top = Files.normal(folder, name);
            if (!call.files().exists(top)) {
                status = call.fail(FAILED, name + ": Cannot stat: No such file or directory");
                continue;
            }
            List<String> paths = new ArrayList<>(List.of(top));
            paths.addAll(call.files().below(top));
            for (String path : paths) {
                String stored = name + path.substring(top.length());
                entries.put(
                        flags.contains("P") ? stored : stored.replaceFirst("^/", ""),
                        call.files().entry(path));
            }
        }
        byte[] bytes = TarFile.write(entries);
        byte[] packed = flags.contains("z") ? ArchivePrograms.packed(bytes) : bytes;
        if (archive.equals("-")) {
            call.write(packed);
        } else {
            call.files().write(call.path(archive), packed);
        }
        return status;
    }

    private static int read(Call call, String archive, String folder, String flags)
            throws IOException {
        byte[] bytes = archive.equals("-") ? call.input() : call.files().read(call.path(archive));
        Map<String, Files.Entry> entries;
        try {
            entries = TarFile.read(flags.contains("z") ? ArchivePrograms.unpacked(bytes) : bytes);
        } catch (IOException e) {
            return call.fail(FAILED, "This does not look like a tar archive");
        }
        int status = 0;
        for (Map.Entry<String, Files.Entry> entry : entries.entrySet()) {
            String path = Files.normal(folder, entry.getKey());
            if (flags.contains("t")) {
                call.say(entry.getKey() + (entry.getValue().directory() ? "/" : ""));
            } else if (flags.contains("d")) {
                status = compare(call, path, entry.getValue()) ? status : 1;
            } else {
                call.files().restore(path, entry.getValue());
            }
        }
        return status;
    }

    /** Whether a file is as the archive has it; each difference is told. */
    private static boolean compare(Call call, String path, Files.Entry kept) throws IOException {
        Files.Entry now = call.files().entry(path);
        if (now == null) {
            call.complain("tar: " + path + ": Warning: Cannot stat: No such file or directory");
            return false;
        }
        List<String> differences = new ArrayList<>();
        if (now.mode() != kept.mode()) {
            differences.add("Mode differs");
        }
        if (now.directory() != kept.directory()) {
            differences.add("File type differs");
        } else if (!now.directory()) {
            if (now.modified().getEpochSecond() != kept.modified().getEpochSecond()) {
                differences.add("Mod time differs");
            }
            if (now.size() != kept.size()) {
                differences.add("Size differs");
            } else if (!Arrays.equals(now.content(), kept.content())) {
                differences.add("Contents differ");
            }
        }
        for (String difference : differences) {
            call.say(path + ": " + difference);
        }
        return differences.isEmpty();
    }
}
