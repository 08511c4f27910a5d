package io.icebridge.notice;

import io.icebridge.cloudfile.Notices;
import io.icebridge.cloudfile.Notices.Owner;
import io.icebridge.cloudfile.Notices.Webhook;
import io.icebridge.notice.Notice.Way;
import java.util.ArrayList;
import java.util.List;

/** Who is told what, by the cloud file. */
record Receivers(Notices notices) {

    /** One of them. */
    record Receiver(Way way, String address) {}

    /**
     * @param owners of the project, where it is one that is told of
     */
    List<Receiver> of(Kind kind, List<String> owners) {
        List<Receiver> receivers = new ArrayList<>();
        if (notices.mail() != null && notices.mail().events().contains(kind.event())) {
            List<String> addresses = owners.isEmpty() ? notices.mail().to() : owners;
            addresses.stream()
                    .distinct()
                    .forEach(address -> receivers.add(new Receiver(Way.MAIL, address)));
        }
        notices.webhooks().stream()
                .filter(hook -> hook.events().contains(kind.event()))
                .map(Webhook::url)
                .distinct()
                .forEach(url -> receivers.add(new Receiver(Way.WEBHOOK, url)));
        return receivers;
    }

    /** Those of the first entry that matches; empty where none does. */
    List<String> owners(String projectId, String projectName) {
        return notices.owners().stream()
                .filter(owner -> owner.owns(projectId, projectName))
                .findFirst()
                .map(Owner::to)
                .orElse(List.of());
    }

    /** Whether owners are told at all. */
    boolean tellOwners() {
        return notices.mail() != null && !notices.owners().isEmpty()
                || notices.webhooks().stream()
                        .anyMatch(hook -> hook.events().contains(Kind.BEFORE.event()));
    }
}
