package io.icebridge.runbook.readiness;

import io.icebridge.host.HostFailure;
import io.icebridge.host.HostFailure.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A host that could not be used, as a finding with its remedy. */
public final class Unusable {
    private static final Set<String> CODES =
            Arrays.stream(Reason.values()).map(Unusable::code).collect(Collectors.toSet());

    private Unusable() {}

    /** Whether the finding says that a host could not be read. */
    public static boolean tells(Finding finding) {
        return CODES.contains(finding.code());
    }

    private static String code(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    static Finding finding(String host, HostFailure failure) {
        String remedy =
                switch (failure.reason()) {
                    case UNREACHABLE -> "start the host, open its SSH port, correct its address";
                    case KEY_UNKNOWN ->
                            "compare the host's key on its console, then add it to known_hosts";
                    case KEY_CHANGED ->
                            "find out why its key changed; somebody else may be answering";
                    case REFUSED -> "add the public key to the user's authorized_keys";
                    case CONNECTION_LOST, TIMED_OUT ->
                            "look at the host's load, disks and network, then check again";
                };
        return new Finding(
                "host " + host, code(failure.reason()), failure.getMessage(), remedy, true);
    }
}
