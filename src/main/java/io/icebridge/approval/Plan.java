package io.icebridge.approval;

import io.icebridge.runbook.readiness.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a change would do to a cloud, gate by gate, and what it would leave alone, as of now.
 *
 * @param cloud the entry of {@code clouds.yaml}
 * @param profile the release profile
 * @param slices in the order in which their gates are met
 */
public record Plan(
        String cloud,
        String profile,
        List<Slice> slices,
        List<ServerWay> servers,
        List<Finding> findings) {

    private static final String FORMAT = "1.0";

    /**
     * Which way a server goes.
     *
     * @param project its id
     * @param method as in {@link io.icebridge.runbook.move.Move}
     * @param reasons against rebuilding it as it was, each with its code and its remedy
     */
    public record ServerWay(
            String id,
            String name,
            String project,
            String node,
            String method,
            List<String> reasons) {}

    /** SHA-256 over the rest as RFC 8785 JSON, as 64 hexadecimal digits. */
    public String digest() {
        DigestOutputStream digest =
                new DigestOutputStream(OutputStream.nullOutputStream(), Canonical.sha256());
        try {
            write(digest, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }

    /** Writes all of it, the digest too, as RFC 8785 JSON in UTF-8, and leaves the stream open. */
    public void write(OutputStream out) throws IOException {
        write(out, ",\"digest\":\"" + digest() + "\"");
    }

    /** Slice by slice, since those of ten thousand servers would not fit into memory. */
    private void write(OutputStream out, String digest) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write("{\"cloud\":" + Canonical.text(cloud) + digest);
        text.write(",\"findings\":" + Canonical.json(findings.stream().map(Plan::row).toList()));
        text.write(",\"formatVersion\":\"" + FORMAT + "\"");
        text.write(",\"profile\":" + Canonical.text(profile));
        text.write(",\"servers\":" + Canonical.json(servers));
        text.write(",\"slices\":[");
        String comma = "";
        for (Slice slice : slices) {
            text.write(comma);
            slice.write(text);
            comma = ",";
        }
        text.write("]}");
        text.flush();
    }

    private static Map<String, Object> row(Finding finding) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("code", finding.code());
        row.put("blocks", finding.blocks());
        row.put("where", finding.subject());
        row.put("what", finding.what());
        row.put("remedy", finding.remedy());
        return row;
    }
}
