package io.icebridge.cloudfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.icebridge.cloudfile.Notices.Event;
import io.icebridge.cloudfile.Notices.Security;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notices that could not be sent as the file says are refused before anything depends on them. */
class NoticesProblemsTest {
    private static final String MAIL = "mail: {from: i@x.org, to: [t@x.org]";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "owners: [{project: web, to: [w@x.org]}] | notify: tells nobody. Add mail or"
                        + " webhooks.",
                "mail: {from: i@x.org} | notify.mail: the key 'to' is missing. List the addresses"
                        + " of those who run the change.",
                "mail: {from: icebridge, to: [t@x.org]} | notify.mail.from: 'icebridge' is not"
                        + " possible here. Give an address such as icebridge@example.org.",
                MAIL
                        + ", server: s, user: u} | notify.mail: user and password-file go together."
                        + " Give both, or none where the mail server asks for no login.",
                MAIL
                        + ", server: s, user: u, password-file: none} | notify.mail.password-file:"
                        + " there is no file none that this user may read. Give its path, relative"
                        + " to the cloud file's folder.",
                MAIL
                        + ", password: secret} | notify.mail.password: is no key of a cloud file. The"
                        + " keys here are server, port, security, user, password-file, from, to,"
                        + " events.",
                MAIL
                        + ", port: 587} | notify.mail.port: is of a server that is not named. Name it"
                        + " as server, or leave this to spring.mail's properties.",
                MAIL
                        + ", events: [gates]} | notify.mail.events[0]: 'gates' is not known. Did you"
                        + " mean 'gate'? What can be told is gate, task, outage, failure, window,"
                        + " end and owners.",
                MAIL
                        + ", events: [gate]}, owners: [{project: web, to: [w@x.org]}] | notify.owners:"
                        + " owners are listed, but the events of notify.mail do not have them told."
                        + " Add owners to notify.mail.events, or take the list away.",
                MAIL
                        + "}, owners: [{project: web, to: [w@x.org]}, {project: web, to: [v@x.org]}] |"
                        + " notify.owners[1].project: is that of owners[0], which alone would count."
                        + " Make one of the two.",
                "webhooks: [{url: 'https://x.org/', secret-file: known_hosts}], templates: texts |"
                        + " notify.templates: are the texts of mails, but nothing says how mail is"
                        + " sent. Add notify.mail, or leave the key out: webhooks get JSON.",
                "webhooks: [{url: 'https://x.org/', secret-file: known_hosts}, {url: 'https://x.org/',"
                        + " secret-file: key}] | notify.webhooks[1].url: is that of webhooks[0], which"
                        + " alone would count. Make one of the two.",
                MAIL
                        + "}, templates: texts | notify.templates: there is no folder texts. Make"
                        + " it, or leave the key out.",
                "webhooks: [{url: 'https://u:p@x.org/', secret-file: known_hosts}] |"
                        + " notify.webhooks[0].url: 'https://u:***@x.org/' is not possible here."
                        + " Give the receiver's address, without a login in it."
            })
    void whatCannotBeSentIsSaidWithTheRemedy(String notify, String sentence) {
        assertThat(new Written(folder).adding("notify: {" + notify + "}\n").problems())
                .filteredOn(problem -> problem.contains(sentence.substring(0, 20)))
                .containsExactly("cloud.yaml:24: " + sentence);
    }

    @Test
    void aSecretThatOthersMayReadIsRefused() throws Exception {
        Written written = new Written(folder);
        written.write("hook", "secret");
        java.nio.file.Files.setPosixFilePermissions(
                folder.resolve("hook"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(
                        written.adding(
                                        "notify: {webhooks: [{url: 'https://x.org', secret-file: hook}]}\n")
                                .problems())
                .containsExactly(
                        "cloud.yaml:24: notify.webhooks[0].secret-file: others than its owner may"
                                + " read hook. Run chmod 600 hook.");
    }

    @Test
    void whatIsLeftOutIsTheUsual() {
        Notices notices =
                new Written(folder)
                        .adding("notify: {" + MAIL + ", server: mail.x.org, security: tls}}\n")
                        .read()
                        .notices();
        assertThat(notices.mail().port()).isEqualTo(465);
        assertThat(notices.mail().security()).isEqualTo(Security.TLS);
        assertThat(notices.mail().events()).isEqualTo(List.of(Event.values()));
        assertThat(notices.atMostEverySeconds()).isEqualTo(60);
        assertThat(new Written(folder).read().notices().any()).isFalse();
    }
}
