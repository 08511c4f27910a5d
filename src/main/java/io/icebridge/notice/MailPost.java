package io.icebridge.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.icebridge.cloudfile.Notices.Mail;
import io.icebridge.cloudfile.Notices.Security;
import io.icebridge.cloudfile.SecretFile;
import io.icebridge.notice.Wording.Text;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Date;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends mail, each to one address. */
final class MailPost implements Post {
    private static final String LIMIT_MILLIS = "20000";

    private final Mail mail;
    private final JavaMailSender springs;
    private final Wording wording;

    /**
     * @param springs by Spring's own settings; null where there are none
     * @throws IllegalStateException where nothing says by which server
     */
    MailPost(Mail mail, JavaMailSender springs, Wording wording) {
        if (mail.server().isEmpty() && springs == null) {
            throw new IllegalStateException(
                    "notify.mail: nothing says by which server. Add server to it, or set spring.mail.host.");
        }
        this.mail = mail;
        this.springs = springs;
        this.wording = wording;
    }

    @Override
    public void send(Notice notice, String id) throws IOException {
        Text text = wording.of(notice.letter());
        JavaMailSender sender = mail.server().isEmpty() ? springs : own();
        try {
            MimeMessage message = sender.createMimeMessage();
            MimeMessageHelper to = new MimeMessageHelper(message, UTF_8.name());
            to.setFrom(mail.from());
            to.setTo(notice.receiver());
            to.setSubject(text.subject());
            to.setText(text.body());
            to.setSentDate(Date.from(notice.made()));
            message.setHeader(
                    "Message-ID",
                    "<%s@%s>".formatted(id, mail.from().substring(mail.from().indexOf('@') + 1)));
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("X-Icebridge-Notice", id);
            sender.send(message);
        } catch (MessagingException | MailException e) {
            throw new IOException(said(e), e);
        }
    }

    /** The password is read each time, so that another one needs no restart. */
    private JavaMailSender own() throws IOException {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(mail.server());
        sender.setPort(mail.port());
        if (!mail.user().isEmpty()) {
            sender.setUsername(mail.user());
            sender.setPassword(SecretFile.read(mail.passwordFile()));
        }
        Properties smtp = sender.getJavaMailProperties();
        smtp.setProperty("mail.smtp.auth", Boolean.toString(!mail.user().isEmpty()));
        boolean starttls = mail.security() == Security.STARTTLS;
        smtp.setProperty("mail.smtp.starttls.enable", Boolean.toString(starttls));
        smtp.setProperty("mail.smtp.starttls.required", Boolean.toString(starttls));
        smtp.setProperty("mail.smtp.ssl.enable", Boolean.toString(mail.security() == Security.TLS));
        smtp.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        smtp.setProperty("mail.smtp.connectiontimeout", LIMIT_MILLIS);
        smtp.setProperty("mail.smtp.timeout", LIMIT_MILLIS);
        smtp.setProperty("mail.smtp.writetimeout", LIMIT_MILLIS);
        return sender;
    }

    private static String said(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
