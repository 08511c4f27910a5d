package io.icebridge.cloud;

import java.util.List;

/** A volume; status as Cinder names it: {@code available}, {@code in-use}, {@code detaching}... */
public record Volume(
        String id,
        String name,
        String projectId,
        String status,
        int sizeGb,
        boolean bootable,
        List<Attachment> attachments,
        String json) {}
