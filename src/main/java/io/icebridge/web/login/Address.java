package io.icebridge.web.login;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** The address from which somebody logs in, as Tomcat or a proxy that it trusts names it. */
record Address(String text) {
    private static final int HOME = 8;

    static Address of(Authentication login) {
        return login.getDetails() instanceof WebAuthenticationDetails from
                ? new Address(String.valueOf(from.getRemoteAddress()))
                : new Address("unknown");
    }

    /** Whoever has one address of IPv6 has 2 to the 64 of them, which count as one. */
    String network() {
        // Text with a colon is never asked of a name server.
        if (!text.contains(":")) {
            return text;
        }
        try {
            byte[] bytes = InetAddress.getByName(text).getAddress();
            return bytes.length > HOME
                    ? HexFormat.of().formatHex(Arrays.copyOf(bytes, HOME))
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException noAddress) {
            return text;
        }
    }
}
