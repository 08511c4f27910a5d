package io.icebridge.process.model.services;

import io.icebridge.approval.Evidence.Finding;
import io.icebridge.journal.Change;
import io.icebridge.runbook.services.PackageUpgrade;
import io.icebridge.runbook.services.PackageUpgrade.Kernels;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Newer kernels that wait for a reboot, as a gate's findings. */
public final class Reboots {
    private Reboots() {}

    /** Hosts of the final package upgrade that have a newer kernel than the one that runs. */
    public static List<Finding> of(PackageUpgrade packages, Change change) {
        return packages.hosts().stream()
                .filter(host -> packages.done(change, host))
                .flatMap(host -> reboot(host, packages.kernels(change, host)))
                .toList();
    }

    private static Stream<Finding> reboot(String host, Optional<Kernels> kernels) {
        if (kernels.isEmpty()) {
            return Stream.of(
                    new Finding("newer kernel: unknown", host, "Icebridge may not look there"));
        }
        return kernels.filter(Kernels::wantsReboot).stream()
                .map(
                        k ->
                                new Finding(
                                        "newer kernel: %s, while %s runs"
                                                .formatted(k.newest(), k.running()),
                                        host,
                                        "a reboot to plan; Icebridge reboots nothing"));
    }
}
