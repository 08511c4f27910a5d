package io.icebridge.cloud;

import java.util.List;

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
        String json) {}
