package io.icebridge.simulator.http;

import java.util.Map;

/** How a service words its refusals; OpenStack's services agree on nothing here. */
public enum ErrorStyle {
    /** Nova and Cinder: the kind of fault names the object. */
    COMPUTE {
        @Override
        Reply word(Refusal refusal) {
            String kind = KINDS.getOrDefault(refusal.status(), "computeFault");
            Object body = Json.object("message", refusal.getMessage(), "code", refusal.status());
            Reply reply = Reply.json(refusal.status(), Json.object(kind, body));
            return refusal.status() == 413 ? reply.header("Retry-After", "0") : reply;
        }
    },
    IDENTITY {
        @Override
        Reply word(Refusal refusal) {
            Object error =
                    Json.object(
                            "message", refusal.getMessage(),
                            "code", refusal.status(),
                            "title", title(refusal.status()));
            return Reply.json(refusal.status(), Json.object("error", error));
        }
    },
    NETWORK {
        @Override
        Reply word(Refusal refusal) {
            String type = refusal.type().isEmpty() ? "HTTP" + refusal.status() : refusal.type();
            Object error = Json.object("type", type, "message", refusal.getMessage(), "detail", "");
            return Reply.json(refusal.status(), Json.object("NeutronError", error));
        }
    },
    /** Glance of that time answers with a page. */
    IMAGE {
        @Override
        Reply word(Refusal refusal) {
            return Reply.html(refusal.status(), title(refusal.status()), refusal.getMessage());
        }
    };

    private static final Map<Integer, String> KINDS =
            Map.of(
                    400, "badRequest",
                    401, "unauthorized",
                    403, "forbidden",
                    404, "itemNotFound",
                    409, "conflictingRequest",
                    413, "overLimit",
                    501, "notImplemented",
                    503, "serviceUnavailable");

    abstract Reply word(Refusal refusal);

    static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 409 -> "Conflict";
            case 413 -> "Request Entity Too Large";
            case 503 -> "Service Unavailable";
            default -> "Error";
        };
    }
}
