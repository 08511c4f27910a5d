package io.icebridge.cloudfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

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
            JsonNode named = buses.get(i).path("password-file");
            if (named.isTextual() && !named.asText().isEmpty()) {
                String at = "/message-buses/" + i + "/password-file";
                Path file = Mapping.beside(text.file(), named.asText());
                SecretFile.problem(file)
                        .ifPresent(wrong -> text.add(at, wrong.what(), wrong.remedy()));
            }
        }
    }
}
