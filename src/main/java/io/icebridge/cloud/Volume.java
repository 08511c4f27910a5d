package io.icebridge.cloud;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A volume.
 *
 * @param status as Cinder names it: {@code available}, {@code in-use}, {@code detaching}...
 * @param shared whether several servers may have it at once
 */
public record Volume(
        String id,
        String name,
        String projectId,
        String status,
        int sizeGb,
        boolean bootable,
        boolean readOnly,
        boolean encrypted,
        boolean shared,
        List<Attachment> attachments,
        String json) {

    /** A Cinder of today has it {@code reserved} before it is {@code attaching}. */
    private static final Set<String> UNDER_WAY = Set.of("reserved", "attaching", "detaching");

    /** Whether an attachment of it, be it one of several, is just coming or going. */
    public boolean underWay() {
        return UNDER_WAY.contains(status);
    }

    /** Who has it, by Cinder's word. */
    public Set<String> serverIds() {
        return attachments.stream().map(Attachment::serverId).collect(Collectors.toSet());
    }
}
