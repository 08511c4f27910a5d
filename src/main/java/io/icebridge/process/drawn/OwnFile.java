package io.icebridge.process.drawn;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.Resource;

/** A file that the application brings to the engine. */
record OwnFile(String name, byte[] content) {

    static OwnFile of(Resource resource) {
        try {
            return new OwnFile(resource.getFilename(), resource.getContentAsByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read: " + e.getMessage(), e);
        }
    }

    boolean ends(String ending) {
        return name.endsWith("." + ending);
    }

    String digest() {
        return digest(content);
    }

    static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
