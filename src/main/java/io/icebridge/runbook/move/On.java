package io.icebridge.runbook.move;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.journal.Place;

/** Where an action on a server happens: a region's Nova, a service of both, the database's host. */
enum On {
    OLD,
    NEW,
    NETWORK,
    VOLUMES,
    IMAGES,
    IDENTITY,
    DATABASE;

    Place in(CloudFile file) {
        return switch (this) {
            case OLD -> Place.region(file.regions().old());
            case NEW -> Place.region(file.regions().fresh());
            case DATABASE ->
                    file.database("nova")
                            .map(database -> Place.host(database.host()))
                            .orElseGet(() -> NEW.in(file));
            case NETWORK -> Place.cloud("network");
            case VOLUMES -> Place.cloud("volume");
            case IMAGES -> Place.cloud("image");
            case IDENTITY -> Place.cloud("identity");
        };
    }
}
