package io.icebridge.cloudfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whose keys a {@code known_hosts} file holds, plain or hashed (sshd(8)). */
final class KnownNames {
    private final List<String> patterns;

    private KnownNames(List<String> patterns) {
        this.patterns = patterns;
    }

    static KnownNames read(Path file) throws IOException {
        List<String> patterns = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("@revoked")) {
                String[] words = line.trim().split("\\s+");
                String names = words[0].startsWith("@") && words.length > 1 ? words[1] : words[0];
                patterns.addAll(Arrays.asList(names.split(",")));
            }
        }
        return new KnownNames(patterns);
    }

    /** How the file names a host that listens on another port than 22. */
    static String name(String address, int port) {
        return port == 22 ? address : "[" + address + "]:" + port;
    }

    boolean contains(String address, int port) {
        String name = name(address, port);
        return patterns.stream().anyMatch(p -> matches(p, name));
    }

    private static boolean matches(String pattern, String name) {
        if (pattern.startsWith("|1|")) {
            return hashed(pattern, name);
        }
        String expression =
                "\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E";
        return name.matches("(?i)" + expression);
    }

    private static boolean hashed(String pattern, String name) {
        String[] parts = pattern.split("\\|");
        if (parts.length != 4) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
            byte[] hash = mac.doFinal(name.getBytes(UTF_8));
            return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[3]));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }
}
