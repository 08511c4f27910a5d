package io.icebridge.simulator.host.command;

import io.icebridge.simulator.host.shell.Call;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/** Compression and checksums. */
final class ArchivePrograms {
    private ArchivePrograms() {}

    static void addTo(Commands commands) {
        commands.add("gzip", ArchivePrograms::gzip);
        commands.add("zcat", ArchivePrograms::gzip);
        commands.add("tar", new Tar());
        commands.add("sha256sum", call -> sum(call, "SHA-256"));
    }

    private static int gzip(Call call) throws IOException {
        boolean back = !call.name().equals("gzip") || call.has("-d") || call.has("-t");
        boolean toOutput =
                call.name().equals("zcat") || call.has("-c") || call.operands().isEmpty();
        for (String name : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            byte[] content = Inputs.bytes(call, List.of(name));
            byte[] result;
            try {
                result = back ? unpacked(content) : packed(content);
            } catch (ZipException | EOFException e) {
                return call.fail(1, name + ": not in gzip format");
            }
            if (call.has("-t")) {
                continue;
            }
            if (toOutput) {
                call.write(result);
                continue;
            }
            String path = call.path(name);
            call.files().write(back ? path.replaceFirst("\\.gz$", "") : path + ".gz", result);
            if (!call.has("-k")) {
                call.files().remove(path);
            }
        }
        return 0;
    }

    static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    static byte[] unpacked(byte[] content) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return in.readAllBytes();
        }
    }

    /** Sums, or with {@code -c} the proof of a list of them. */
    private static int sum(Call call, String algorithm) throws IOException {
        if (call.has("-c")) {
            return check(call, algorithm);
        }
        for (String name : call.operands().isEmpty() ? List.of("-") : call.operands()) {
            if (!name.equals("-") && !call.files().exists(call.path(name))) {
                return call.fail(1, name + ": No such file or directory");
            }
            call.say(digest(algorithm, Inputs.bytes(call, List.of(name))) + "  " + name);
        }
        return 0;
    }

    private static int check(Call call, String algorithm) throws IOException {
        int status = 0;
        for (String line : Inputs.lines(call, call.operands())) {
            String[] parts = line.split("\\s+\\*?", 2);
            boolean good =
                    call.files().exists(call.path(parts[1]))
                            && digest(algorithm, call.files().read(call.path(parts[1])))
                                    .equals(parts[0]);
            call.say(parts[1] + ": " + (good ? "OK" : "FAILED"));
            status = good ? status : 1;
        }
        return status;
    }

    private static String digest(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
