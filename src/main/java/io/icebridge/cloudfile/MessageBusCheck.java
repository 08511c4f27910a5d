package io.icebridge.cloudfile;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether the message buses can be logged in to, which a schema cannot tell. */
final class MessageBusCheck {
    private final Text text;

    MessageBusCheck(Text text) {
        this.text = text;
    }

    /** The files with their passwords, none of which stands in the cloud file itself. */
    void files() {
        JsonNode buses = text.json().path("message-buses");
        for (int i = 0; i < buses.size(); i++) {
            SecretFile.check(
                    text,
                    "/message-buses/" + i + "/password-file",
                    buses.get(i).path("password-file"));
        }
    }
}
