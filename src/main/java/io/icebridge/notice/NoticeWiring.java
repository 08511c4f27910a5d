package io.icebridge.notice;

import io.icebridge.approval.Records;
import io.icebridge.approval.Terms;
import io.icebridge.audit.overview.ChangeReader;
import io.icebridge.audit.overview.EngineNow;
import io.icebridge.audit.servers.Downtimes;
import io.icebridge.audit.told.FailureTable;
import io.icebridge.audit.told.Told;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.Notices;
import io.icebridge.journal.Journal;
import io.icebridge.notice.Notice.Way;
import io.icebridge.runbook.fleet.Standstill;
import io.icebridge.runbook.maintenance.MaintenanceWindows;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.PlatformTransactionManager;

/** What tells people; nothing of it is there where the cloud file says of nobody. */
@Configuration(proxyBeanMethods = false)
@Conditional(SomebodyToTell.class)
class NoticeWiring {

    @Bean
    Outbox outbox(
            DataSource source,
            PlatformTransactionManager transactions,
            Records records,
            Clock clock) {
        return new Outbox(source, transactions, records.trail(), clock);
    }

    @Bean
    Receivers receivers(CloudFile file) {
        return new Receivers(file.notices());
    }

    @Bean
    ProjectServers projectServers(DataSource source, Downtimes downtimes, Told told) {
        return new ProjectServers(source, downtimes, told);
    }

    @Bean
    Occasions occasions(DataSource source) {
        return new Occasions(source);
    }

    @Bean
    Editor editor(
            Occasions occasions,
            Outbox outbox,
            Receivers receivers,
            ProjectServers servers,
            CloudFile file,
            Records records,
            PlatformTransactionManager transactions) {
        return new Editor(
                occasions,
                outbox,
                receivers,
                new ToldProjects(servers, file),
                records.starts(),
                transactions);
    }

    @Bean
    Lookout lookout(
            Records records,
            EngineNow engine,
            Journal journal,
            FailureTable failures,
            Told told,
            ChangeReader changes,
            CloudFile file,
            ProjectServers servers,
            Receivers receivers,
            Occasions occasions,
            Editor editor,
            DataSource source,
            Terms.OfGates terms,
            Clock clock) {
        return new Lookout(
                records.starts(),
                begun -> {
                    List<Happenings> all = new ArrayList<>();
                    all.add(new OpenTasks(engine, new Standstill(journal), begun));
                    all.add(new NewFailures(failures, told, begun));
                    all.add(new WindowTurns(MaintenanceWindows.of(file)));
                    all.add(new Ends(records.starts(), changes::line, begun));
                    if (receivers.tellOwners()) {
                        all.add(
                                new OwnersTurn(
                                        source, servers, occasions, records.approvals(), terms));
                    }
                    return all;
                },
                occasions,
                editor::round,
                clock);
    }

    @Bean
    Delivery delivery(
            CloudFile file,
            Outbox outbox,
            ObjectProvider<JavaMailSender> springs,
            Told told,
            Clock clock) {
        Notices notices = file.notices();
        Map<Way, Post> posts = new EnumMap<>(Way.class);
        Wording wording = new Wording(notices.templates(), told);
        if (notices.mail() != null) {
            posts.put(Way.MAIL, new MailPost(notices.mail(), springs.getIfAvailable(), wording));
        }
        if (!notices.webhooks().isEmpty()) {
            posts.put(Way.WEBHOOK, new WebhookPost(notices.webhooks(), clock));
        }
        return new Delivery(outbox, posts);
    }

    @Bean
    Postman postman(
            Lookout lookout,
            Delivery delivery,
            @Value("${icebridge.notices-interval:PT2S}") Duration every) {
        return new Postman(lookout, delivery, every);
    }
}
