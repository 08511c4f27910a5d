package io.icebridge.notice;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.MaintenanceWindow;
import io.icebridge.cloudfile.Notices;
import io.icebridge.cloudfile.Notices.Event;
import io.icebridge.cloudfile.Notices.Mail;
import io.icebridge.cloudfile.Notices.Owner;
import io.icebridge.cloudfile.Notices.Security;
import io.icebridge.cloudfile.Notices.Webhook;
import io.icebridge.cloudfile.TestCloudFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A mail server and a receiver of webhooks, and a cloud file that names them, 50 owners and a
 * window that is always open.
 */
public final class TellingSite implements ApplicationContextInitializer<GenericApplicationContext> {
    static final String SECRET = "of the hook";
    static final int PROJECTS = 50;

    private static final MaintenanceWindow ALL_DAY =
            new MaintenanceWindow(
                    List.of(),
                    LocalTime.MIDNIGHT,
                    LocalTime.MIDNIGHT,
                    ZoneOffset.UTC,
                    List.of(),
                    List.of(),
                    List.of());

    @Override
    public void initialize(GenericApplicationContext site) {
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        HookReceiver hook = new HookReceiver(SECRET);
        Notices notices = notices(mail.getSmtp().getPort(), hook.url());
        site.registerBean(
                "cloudFile", CloudFile.class, () -> TestCloudFile.telling(notices, ALL_DAY));
        site.registerBean(GreenMail.class, () -> mail);
        site.registerBean(HookReceiver.class, () -> hook);
        site.addApplicationListener(
                event -> {
                    if (event instanceof ContextClosedEvent) {
                        mail.stop();
                    }
                });
    }

    static Notices notices(int port, String hook) {
        List<Owner> owners =
                IntStream.range(0, PROJECTS)
                        .mapToObj(
                                n -> new Owner("name-" + n, List.of("owner%d@x.org".formatted(n))))
                        .toList();
        return new Notices(
                "https://icebridge.example.org",
                mail(port, Security.NONE),
                List.of(new Webhook(hook, secret(), List.of(Event.GATE, Event.END))),
                owners,
                null,
                60);
    }

    static Mail mail(int port, Security security) {
        return new Mail(
                "127.0.0.1",
                port,
                security,
                "",
                null,
                "icebridge@example.org",
                List.of("team@x.org"),
                List.of(Event.values()));
    }

    static Path secret() {
        try {
            Path file = Files.createTempFile("secret", "");
            file.toFile().deleteOnExit();
            return Files.writeString(file, SECRET + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
