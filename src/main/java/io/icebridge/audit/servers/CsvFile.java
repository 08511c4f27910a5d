package io.icebridge.audit.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Rows as RFC 4180 has them. */
final class CsvFile {
    private final Writer out;

    CsvFile(Writer out) {
        this.out = out;
    }

    void row(List<?> cells) {
        try {
            out.write(cells.stream().map(CsvFile::cell).collect(Collectors.joining(",")) + "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What begins as a formula would be carried out by a table program: tenants choose names. */
    private static String cell(Object value) {
        String text = Objects.toString(value, "");
        String harmless = text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
        return harmless.matches("(?s).*[\",\\r\\n].*")
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
