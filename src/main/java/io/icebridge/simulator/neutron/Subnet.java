package io.icebridge.simulator.neutron;

import io.icebridge.simulator.http.Refusal;
import java.util.BitSet;

/** An IPv4 subnet and which of its addresses are taken. */
public final class Subnet {

    final String id;
    final String name;
    final String networkId;
    final String tenantId;
    final String cidr;
    private final long first;
    private final int size;
    private final BitSet taken = new BitSet();

    public Subnet(String id, String name, String networkId, String tenantId, String cidr) {
        this.id = id;
        this.name = name;
        this.networkId = networkId;
        this.tenantId = tenantId;
        this.cidr = cidr;
        String[] parts = cidr.split("/");
        this.size = 1 << 32 - Integer.parseInt(parts[1]);
        this.first = number(parts[0]) & -(long) size;
        taken.set(0);
        taken.set(1);
        taken.set(size - 1);
    }

    public String cidr() {
        return cidr;
    }

    public String gateway() {
        return text(first + 1);
    }

    String lastAddress() {
        return text(first + size - 2);
    }

    String firstAddress() {
        return text(first + 2);
    }

    public boolean holds(String ip) {
        long offset = number(ip) - first;
        return offset > 0 && offset < size;
    }

    /** Takes the lowest free address. */
    public String take() {
        int offset = taken.nextClearBit(0);
        if (offset >= size) {
            throw new Refusal(
                    409,
                    "IpAddressGenerationFailure",
                    "No more IP addresses available on network " + networkId + ".");
        }
        taken.set(offset);
        return text(first + offset);
    }

    /** Takes this very address. */
    public String take(String ip) {
        if (!holds(ip)) {
            throw new Refusal(
                    400, "InvalidIpForNetwork", "IP address " + ip + " is not a valid IP");
        }
        int offset = (int) (number(ip) - first);
        if (taken.get(offset)) {
            throw new Refusal(
                    409,
                    "IpAddressInUse",
                    "Unable to complete operation for network "
                            + networkId
                            + ". The IP address "
                            + ip
                            + " is in use.");
        }
        taken.set(offset);
        return ip;
    }

    /** Takes this very address if it is free; harmless when it is not. */
    public void keep(String ip) {
        taken.set((int) (number(ip) - first));
    }

    public void free(String ip) {
        taken.clear((int) (number(ip) - first));
    }

    private static long number(String ip) {
        long number = 0;
        for (String part : ip.split("\\.")) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }

    private static String text(long number) {
        return "%d.%d.%d.%d"
                .formatted(number >> 24 & 255, number >> 16 & 255, number >> 8 & 255, number & 255);
    }
}
