package io.icebridge.openstack;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.openstack4j.api.types.ServiceType;

/**
 * The services that are called: under which types the catalogue may list them, the newest API
 * first, and how the root of our API follows from the catalogue's URL, which may or may not carry a
 * version.
 */
enum ServiceKind {
    IDENTITY("identity", ServiceType.IDENTITY, List.of("identity"), ServiceKind::asIs),
    COMPUTE("compute", ServiceType.COMPUTE, List.of("compute"), ServiceKind::asIs),
    PLACEMENT("placement", ServiceType.PLACEMENT, List.of("placement"), ServiceKind::asIs),
    IMAGE("image", ServiceType.IMAGE, List.of("image"), url -> unversioned(url) + "/v2"),
    VOLUME(
            "volume",
            ServiceType.BLOCK_STORAGE,
            List.of("volumev3", "volumev2", "volume"),
            ServiceKind::asIs),
    NETWORK("network", ServiceType.NETWORK, List.of("network"), url -> unversioned(url) + "/v2.0"),
    OBJECTS("object-store", ServiceType.OBJECT_STORAGE, List.of("object-store"), ServiceKind::asIs);

    private final String label;
    private final ServiceType type;
    private final List<String> catalogueTypes;
    private final UnaryOperator<String> root;

    ServiceKind(
            String label,
            ServiceType type,
            List<String> catalogueTypes,
            UnaryOperator<String> root) {
        this.label = label;
        this.type = type;
        this.catalogueTypes = catalogueTypes;
        this.root = root;
    }

    /** Whether each region has its own, so that another's is none. */
    boolean ofOneRegion() {
        return this == COMPUTE || this == PLACEMENT;
    }

    String label() {
        return label;
    }

    ServiceType type() {
        return type;
    }

    /** The service's names in keys of {@code clouds.yaml}. */
    List<String> names() {
        return Stream.concat(
                        catalogueTypes.stream().map(t -> t.replace('-', '_')),
                        this == VOLUME ? Stream.of("block_storage", "block_store") : Stream.of())
                .toList();
    }

    List<String> catalogueTypes() {
        return catalogueTypes;
    }

    UnaryOperator<String> root() {
        return root;
    }

    static ServiceKind of(ServiceType type) {
        for (ServiceKind kind : values()) {
            if (kind.type == type) {
                return kind;
            }
        }
        throw new IllegalArgumentException("Icebridge does not call " + type);
    }

    private static String asIs(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static String unversioned(String url) {
        return asIs(url).replaceFirst("/v[0-9.]+$", "");
    }
}
