package io.icebridge.runbook.readiness;

import io.icebridge.host.HostFailure;
import java.util.Locale;

/** A host that could not be used, as a finding with its remedy. */
final class Unusable {
    private Unusable() {}

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
                "host " + host,
                failure.reason().name().toLowerCase(Locale.ROOT),
                failure.getMessage(),
                remedy,
                true);
    }
}
