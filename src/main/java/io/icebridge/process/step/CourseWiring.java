package io.icebridge.process.step;

import io.icebridge.approval.Slicing;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.host.Hosts;
import io.icebridge.journal.Door;
import io.icebridge.journal.Journal;
import io.icebridge.journal.RequestLife;
import io.icebridge.runbook.fleet.Pauses;
import io.icebridge.runbook.fleet.Runner;
import io.icebridge.runbook.fleet.Site;
import io.icebridge.runbook.move.Moves;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The site, and what carries courses out on it: through the door, and within its windows. */
@Configuration(proxyBeanMethods = false)
@Import({Door.class, Runner.class, Courses.class})
class CourseWiring {

    @Bean
    Profile releaseProfile(CloudFile file) {
        return Profiles.load(file.profile()).with(file.settings());
    }

    @Bean
    Site site(CloudFile file, Hosts hosts, Profile profile) {
        return new Site(file, hosts, profile, Pauses.REAL);
    }

    @Bean
    RequestLife requestLife(CloudFile file, Clock clock) {
        return new RequestLife(Duration.ofSeconds(file.moving().requestLifeSeconds()), clock);
    }

    /** The slicings are asked for late, since what they are made of is made of this. */
    @Bean
    WindowHours windowHours(
            CloudFile file,
            Journal journal,
            Moves moves,
            ObjectProvider<Slicing> slicings,
            Clock clock) {
        return new WindowHours(
                file, journal, moves, () -> slicings.orderedStream().toList(), clock);
    }
}
