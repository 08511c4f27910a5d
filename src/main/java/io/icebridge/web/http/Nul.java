package io.icebridge.web.http;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.tomcat.util.buf.ByteChunk;

/**
 * The sign NUL, as it is written in an address, in a form and in JSON: no page and no program has a
 * reason to send it, and PostgreSQL keeps none.
 */
final class Nul {
    static final Rebuff REFUSED =
            new Rebuff(
                    400,
                    "The sign NUL (%00, in JSON \\u0000) stands in this request, which nothing here"
                            + " takes. Leave it out.");

    private static final Pattern IN_AN_ADDRESS = Pattern.compile("\0|%00");
    private static final Pattern IN_JSON = Pattern.compile("\0|(?<!\\\\)(?:\\\\\\\\)*\\\\u0000");
    private static final String FORM = "application/x-www-form-urlencoded";

    private Nul() {}

    /**
     * @param query null where the address has none
     */
    static boolean in(String query) {
        return query != null && IN_AN_ADDRESS.matcher(query).find();
    }

    /**
     * @param type of the body, as its sender says; null where he says nothing
     */
    static boolean in(ByteChunk body, String type) {
        if (body.isNull()) {
            return false;
        }
        String text =
                new String(
                        body.getBuffer(),
                        body.getStart(),
                        body.getLength(),
                        StandardCharsets.ISO_8859_1);
        boolean form = type != null && type.startsWith(FORM);
        return (form ? IN_AN_ADDRESS : IN_JSON).matcher(text).find();
    }
}
