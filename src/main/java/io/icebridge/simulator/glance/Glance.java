package io.icebridge.simulator.glance;

import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.ledger.Ledger;
import io.icebridge.simulator.time.Lots;
import io.icebridge.simulator.time.Timeline;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The images, shared by both regions; each belongs to the project whose token made it. */
public final class Glance {

    private final Timeline timeline;
    private final Lots lots;
    private final Ledger ledger;
    private final Map<String, Image> images = new LinkedHashMap<>();

    public Glance(Timeline timeline, Lots lots, Ledger ledger) {
        this.timeline = timeline;
        this.lots = lots;
        this.ledger = ledger;
    }

    /** Registers an image without content. */
    public Image add(String id, String owner, String name) {
        if (images.containsKey(id)) {
            throw new Refusal(409, "Image ID " + id + " already exists!");
        }
        String fresh = id.isEmpty() ? lots.uuid() : id;
        Image image = new Image(fresh, owner, name, timeline.now());
        images.put(image.id, image);
        return image;
    }

    /** Registers an image that everybody may boot from, complete. */
    public Image addPublic(String owner, String name, long size) {
        Image image = add("", owner, name);
        image.shared = true;
        complete(image, size);
        return image;
    }

    /** Shows that the content is on its way. */
    public void saving(Image image) {
        image.status = "saving";
        touch(image);
    }

    /** Makes the image active; one of size zero proves nothing. */
    public void complete(Image image, long size) {
        image.size = size;
        image.checksum = md5(image.content.length > 0 ? image.content : image.id.getBytes());
        image.diskFormat = image.diskFormat == null ? "qcow2" : image.diskFormat;
        image.containerFormat = image.containerFormat == null ? "bare" : image.containerFormat;
        image.status = "active";
        touch(image);
        if (size > 0) {
            ledger.imageProven(image.id);
        }
    }

    /** Takes the image away, whatever its protection. */
    public void vanish(Image image) {
        images.remove(image.id);
        ledger.imageGone(image.id);
    }

    /** A store loses what nobody has told it to keep. */
    public void lose(Image image) {
        if (!image.isProtected) {
            vanish(image);
        }
    }

    void remove(Image image) {
        if (image.isProtected) {
            throw new Refusal(403, "Image " + image.id + " is protected and cannot be deleted.");
        }
        vanish(image);
    }

    void touch(Image image) {
        image.updated = timeline.now();
    }

    /** The image, if the caller may see it. */
    public Image seen(String id, Caller caller) {
        Image image = images.get(id);
        if (image == null || !sees(image, caller)) {
            throw Refusal.notFound("No image found with ID " + id);
        }
        return image;
    }

    boolean sees(Image image, Caller caller) {
        return image.isPublic()
                || caller.sees(image.owner)
                || image.members.contains(caller.projectId());
    }

    /** The image, or null. */
    public Image find(String id) {
        return images.get(id);
    }

    public Collection<Image> all() {
        return images.values();
    }

    private static String md5(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
