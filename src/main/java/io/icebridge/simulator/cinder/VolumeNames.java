package io.icebridge.simulator.cinder;

/** What the two versions of the API call a thing's name and description. */
record VolumeNames(String name, String description) {

    static final VolumeNames V1 = new VolumeNames("display_name", "display_description");
    static final VolumeNames V2 = new VolumeNames("name", "description");
}
