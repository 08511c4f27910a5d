package io.icebridge.runbook.move;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** A network's range of addresses, as {@code 10.0.0.0/24}. */
record AddressRange(String cidr) {
    private static final String LITERAL = "[0-9a-fA-F.:]+";

    /** False also of what is no address, or no range. */
    boolean has(String ip) {
        String[] parts = cidr.split("/");
        if (parts.length != 2 || !parts[0].matches(LITERAL) || !ip.matches(LITERAL)) {
            return false;
        }
        byte[] base = bytes(parts[0]);
        byte[] one = bytes(ip);
        int rest = one.length * Byte.SIZE - Integer.parseInt(parts[1]);
        return base.length == one.length
                && new BigInteger(1, base)
                        .shiftRight(rest)
                        .equals(new BigInteger(1, one).shiftRight(rest));
    }

    /** Of a literal, for which nobody is asked. */
    private static byte[] bytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException notOne) {
            return new byte[0];
        }
    }
}
