package io.icebridge.cloudfile;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** Whether notices can be sent as the file says, which a schema cannot tell. */
final class NoticesCheck {
    private final Text text;
    private final JsonNode notify;

    NoticesCheck(Text text) {
        this.text = text;
        this.notify = text.json().path("notify");
    }

    void check() {
        JsonNode mail = notify.path("mail");
        if (!notify.isMissingNode() && mail.isMissingNode() && notify.path("webhooks").isEmpty()) {
            text.add("/notify", "tells nobody", "Add mail or webhooks.");
        }
        if (notify.has("owners") && mail.isMissingNode()) {
            text.add(
                    "/notify/owners",
                    "owners are told by mail, but nothing says how it is sent",
                    "Add notify.mail.");
        }
        if (notify.has("owners") && mail.has("events") && !says(mail.path("events"), "owners")) {
            text.add(
                    "/notify/owners",
                    "owners are listed, but the events of notify.mail do not have them told",
                    "Add owners to notify.mail.events, or take the list away.");
        }
        if (notify.has("templates") && mail.isMissingNode()) {
            text.add(
                    "/notify/templates",
                    "are the texts of mails, but nothing says how mail is sent",
                    "Add notify.mail, or leave the key out: webhooks get JSON.");
        }
        eachOnce("webhooks", "url");
        eachOnce("owners", "project");
        if (mail.has("user") != mail.has("password-file")) {
            text.add(
                    "/notify/mail",
                    "user and password-file go together",
                    "Give both, or none where the mail server asks for no login.");
        }
        if (!mail.has("server")) {
            for (String key : new String[] {"port", "security", "user"}) {
                if (mail.has(key)) {
                    text.add(
                            "/notify/mail/" + key,
                            "is of a server that is not named",
                            "Name it as server, or leave this to spring.mail's properties.");
                }
            }
        }
    }

    /** Of two that are the same, the second would count for nothing. */
    private void eachOnce(String list, String key) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < notify.path(list).size(); i++) {
            Integer earlier = first.putIfAbsent(notify.path(list).get(i).path(key).asText(), i);
            if (earlier != null) {
                text.add(
                        "/notify/" + list + "/" + i + "/" + key,
                        "is that of " + list + "[" + earlier + "], which alone would count",
                        "Make one of the two.");
            }
        }
    }

    private static boolean says(JsonNode words, String word) {
        boolean said = false;
        for (JsonNode each : words) {
            said |= each.asText().equals(word);
        }
        return said;
    }

    /** The files that it names; no secret stands in the cloud file itself. */
    void files() {
        SecretFile.check(text, "/notify/mail/password-file", notify.at("/mail/password-file"));
        for (int i = 0; i < notify.path("webhooks").size(); i++) {
            SecretFile.check(
                    text,
                    "/notify/webhooks/" + i + "/secret-file",
                    notify.path("webhooks").get(i).path("secret-file"));
        }
        JsonNode templates = notify.path("templates");
        if (templates.isTextual()
                && !Files.isDirectory(Mapping.beside(text.file(), templates.asText()))) {
            text.add(
                    "/notify/templates",
                    "there is no folder " + Mapping.beside(text.file(), templates.asText()),
                    "Make it, or leave the key out.");
        }
    }
}
