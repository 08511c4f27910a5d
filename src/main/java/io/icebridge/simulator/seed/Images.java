package io.icebridge.simulator.seed;

import io.icebridge.simulator.glance.Glance;
import io.icebridge.simulator.glance.Image;
import java.util.List;

/** Two public images, and more of a customer's own than Glance shows on one page. */
record Images(String small, String large) {

    private static final int PAGE_AND_SOME = 27;

    static Images seed(Glance glance, People people) {
        String admin = people.adminProject().id();
        Image small = glance.addPublic(admin, "cirros-0.3.1", 13_147_648);
        Image large = glance.addPublic(admin, "centos-6.5", 344_457_216);
        List<People.Tenant> tenants = people.tenants();
        for (int i = 0; i < PAGE_AND_SOME; i++) {
            People.Tenant owner = tenants.get(i % tenants.size());
            Image image = glance.add("", owner.project().id(), "backup of the week");
            image.properties().put("image_type", "snapshot");
            glance.complete(image, 1_000_000 + i);
        }
        return new Images(small.id(), large.id());
    }
}
