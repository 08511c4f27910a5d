package io.icebridge.audit.map;

import io.icebridge.audit.told.ChangePath;
import io.icebridge.audit.told.Drawn;
import io.icebridge.runbook.move.Moves;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of maps, and what they are called. */
@Component
class MapPaths {
    private final Drawn drawn;
    private final Moves moves;

    MapPaths(Drawn drawn, Moves moves) {
        this.drawn = drawn;
        this.moves = moves;
    }

    /** Of a model that somebody has come to. */
    static String of(String change, String model, MapScope scope) {
        UriComponentsBuilder path = UriComponentsBuilder.fromPath("/change/{part}/map/{model}");
        if (!scope.kind().isEmpty()) {
            path.queryParam("subject", "{subject}");
        }
        if (!scope.gate().isEmpty()) {
            path.queryParam("gate", "{gate}");
        }
        return path.encode()
                .build(false)
                .expand(
                        name ->
                                switch (name) {
                                    case "part" -> ChangePath.of(change);
                                    case "model" -> model;
                                    case "subject" -> scope.subject();
                                    default -> scope.gate();
                                })
                .toUriString();
    }

    String title(Level level) {
        MapScope scope = level.scope();
        String title =
                scope.gate().isEmpty()
                        ? drawn.title(level.model())
                        : drawn.title(level.model()) + " " + scope.gate();
        return scope.kind().isEmpty() ? title : title + ": " + whom(level.change(), scope);
    }

    private String whom(String change, MapScope scope) {
        return switch (scope.kind()) {
            case "server" -> moves.of(change, scope.name()).serverName();
            case "wave" -> scope.subject();
            default -> scope.name();
        };
    }
}
