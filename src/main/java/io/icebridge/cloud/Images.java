package io.icebridge.cloud;

import java.util.List;
import java.util.Optional;

/** Glance. */
public interface Images {

    /** Always by id: lists are cut at 25 by default and names are not unique. */
    Optional<Image> image(String imageId);

    /** Images of this cloud's project whose property has the value, every page. */
    List<Image> imagesMarked(String property, String value);
}
