package io.icebridge.cloudfile;

import com.fasterxml.jackson.databind.JsonNode;
import io.icebridge.cloudfile.Notices.Event;
import io.icebridge.cloudfile.Notices.Mail;
import io.icebridge.cloudfile.Notices.Owner;
import io.icebridge.cloudfile.Notices.Security;
import io.icebridge.cloudfile.Notices.Webhook;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a checked file says of notices, with what is left out filled in. */
final class NoticesMapping {
    private static final int SMTP = 25;
    private static final int SMTP_WITH_TLS = 465;

    private final Path file;

    NoticesMapping(Path file) {
        this.file = file;
    }

    Notices of(JsonNode notify) {
        return new Notices(
                notify.path("link").asText().replaceFirst("/+$", ""),
                notify.has("mail") ? mail(notify.path("mail")) : null,
                Mapping.list(notify.path("webhooks"), this::webhook),
                Mapping.list(notify.path("owners"), NoticesMapping::owner),
                path(notify.path("templates")),
                notify.path("at-most-every-seconds").asInt(Notices.NONE.atMostEverySeconds()));
    }

    private Mail mail(JsonNode mail) {
        Security security =
                Security.valueOf(mail.path("security").asText("starttls").toUpperCase(Locale.ROOT));
        return new Mail(
                mail.path("server").asText(),
                mail.path("port").asInt(security == Security.TLS ? SMTP_WITH_TLS : SMTP),
                security,
                mail.path("user").asText(),
                path(mail.path("password-file")),
                mail.path("from").asText(),
                Mapping.list(mail.path("to"), JsonNode::asText),
                events(mail.path("events")));
    }

    private Webhook webhook(JsonNode webhook) {
        return new Webhook(
                webhook.path("url").asText(),
                path(webhook.path("secret-file")),
                events(webhook.path("events")));
    }

    private static Owner owner(JsonNode owner) {
        return new Owner(
                owner.path("project").asText(), Mapping.list(owner.path("to"), JsonNode::asText));
    }

    private static List<Event> events(JsonNode words) {
        return words.isMissingNode()
                ? List.of(Event.values())
                : Mapping.list(words, w -> Event.valueOf(w.asText().toUpperCase(Locale.ROOT)));
    }

    private Path path(JsonNode named) {
        return named.isMissingNode() ? null : Mapping.beside(file, named.asText());
    }
}
