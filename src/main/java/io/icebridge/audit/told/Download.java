package io.icebridge.audit.told;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;

/** An answer that a browser keeps as a file. */
public final class Download {
    private Download() {}

    /**
     * Where its content is written, in UTF-8.
     *
     * @param name of the file, without characters that a header or a file system minds
     */
    public static Writer of(HttpServletResponse response, String type, String name)
            throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        return response.getWriter();
    }
}
