package io.icebridge.web.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The style attributes that stand in the markup of bpmn-js, such as that of its logo, which its
 * licence forbids to change: a page that draws with it allows these by their digests and no other.
 */
final class DiagramStyles {
    private static final String LINK = "color: #404040";

    private static final List<String> ALL =
            List.of(
                    // around what is laid over the diagram
                    "position: absolute",
                    "position: absolute; width: 0; height: 0;",
                    // by which it measures texts
                    "visibility: hidden; position: fixed",
                    // the logo
                    "vertical-align:middle",
                    "position: absolute; bottom: 15px; right: 15px; z-index: 100; " + LINK,
                    // what a click on the logo shows
                    "z-index: 1001;position: fixed;top: 0;left: 0;right: 0;bottom: 0",
                    "width: 100%;height: 100%;background: rgba(40,40,40,0.2)",
                    "position: absolute;left: 50%;top: 40%;transform: translate(-50%);width: 260px;"
                            + "padding: 10px;background: white;"
                            + "box-shadow: 0 1px 4px rgba(0,0,0,0.3);"
                            + "font-family: Helvetica, Arial, sans-serif;font-size: 14px;"
                            + "display: flex;line-height: 1.3",
                    "margin: 15px 20px 15px 10px; align-self: center;" + LINK);

    /** As a directive of a Content-Security-Policy. */
    static final String DIRECTIVE =
            ALL.stream()
                    .map(DiagramStyles::digest)
                    .collect(Collectors.joining(" ", "; style-src-attr 'unsafe-hashes' ", ""));

    private DiagramStyles() {}

    private static String digest(String style) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(style.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
