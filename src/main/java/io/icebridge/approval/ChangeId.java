package io.icebridge.approval;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/** How the id of a change is written. It is shown on pages and stands in addresses. */
public final class ChangeId {
    private static final int LONGEST = 64;
    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{Nd}]([\\p{L}\\p{Nd}._/#-]| (?=[\\p{L}\\p{Nd}._/#-]))*");

    private ChangeId() {}

    /**
     * The id as one part of an address, not yet percent-encoded. A slash in it would begin another
     * part, and no server lets an encoded one pass; no id has the tilde that stands for it.
     */
    public static String part(String id) {
        return id.replace('/', '~');
    }

    /** The address of the change's page, after that of Icebridge. */
    public static String page(String id) {
        return "/change/" + UriUtils.encode(part(id), StandardCharsets.UTF_8);
    }

    /**
     * @param id may be null
     * @throws Refused with a sentence when it is not written so
     */
    public static void check(String id) {
        if (id == null
                || id.codePointCount(0, id.length()) > LONGEST
                || !FORM.matcher(id).matches()) {
            throw Refused.mistake(
                    "The id of a change (the business key) is a letter or a digit and then at most"
                            + " 63 letters, digits, . _ / # - and single spaces.");
        }
    }
}
