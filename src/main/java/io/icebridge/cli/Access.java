package io.icebridge.cli;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloud.change.CloudChanges;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.cloudfile.CloudFiles;
import io.icebridge.host.Hosts;
import io.icebridge.host.Outlook;
import io.icebridge.host.change.HostChanges;
import io.icebridge.openstack.OpenStack;
import io.icebridge.outside.Outside;
import io.icebridge.runbook.profile.Profile;
import io.icebridge.runbook.profile.Profiles;
import io.icebridge.ssh.SshHosts;
import io.icebridge.ssh.SshSettings;
import io.icebridge.ssh.SshSettings.Address;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.support.GenericApplicationContext;

/** The cloud file with the way to its cloud and its hosts; what the application is given. */
record Access(
        CloudFile file,
        Cloud cloud,
        Hosts hosts,
        HostChanges changes,
        Outlook outlook,
        Clock clock) {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);

    /**
     * Reads the cloud file, the credentials and the key; calls no cloud and no host yet.
     *
     * @throws io.icebridge.cloudfile.CloudFileProblems when the cloud file is not as it must be
     * @throws io.icebridge.openstack.CredentialsProblem when clouds.yaml lacks something
     */
    static Access to(Path cloudFile) {
        CloudFile file = CloudFiles.read(cloudFile);
        return of(file, OpenStack.connect(settings(file)), new Outside(), Clock.systemUTC());
    }

    /** To a simulated cloud, by what lies beside its file alone. */
    static Access rehearsing(CloudFile file, Clock clock) {
        return of(file, OpenStack.connectAlone(settings(file)), new OnThisMachine(), clock);
    }

    private static Access of(CloudFile file, Cloud cloud, Outlook outlook, Clock clock) {
        mustFit(file);
        if (file.ssh() == null) {
            return new Access(file, cloud, Access::none, Access::none, outlook, clock);
        }
        SshHosts hosts = hosts(file);
        return new Access(file, cloud, hosts, hosts, outlook, clock);
    }

    /** What a cloud file says of a profile beside its name, only the profile can tell right. */
    private static void mustFit(CloudFile file) {
        Profile profile = Profiles.load(file.profile());
        try {
            profile.with(file.settings());
        } catch (IllegalArgumentException unknown) {
            throw new CannotStart(file.path() + ": settings: " + unknown.getMessage());
        }
        if (!profile.networks().contains(file.network())) {
            throw new CannotStart(
                    "%s: network: the profile %s has no steps for a cloud with %s"
                            .formatted(
                                    file.path(),
                                    profile.name(),
                                    file.network()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-')));
        }
    }

    private static OpenStack.Settings settings(CloudFile file) {
        return new OpenStack.Settings(
                file.path().toAbsolutePath().getParent(),
                file.cloud(),
                file.projectClouds(),
                file.regions().old(),
                file.regions().fresh(),
                file.network() == NetworkKind.NOVA_NETWORK);
    }

    private static <T> T none(String host) {
        throw new IllegalArgumentException("no host " + host + " in the cloud file");
    }

    private static SshHosts hosts(CloudFile file) {
        try {
            return new SshHosts(
                    new SshSettings(
                            file.ssh().key(),
                            file.ssh().knownHosts(),
                            file.ssh().user(),
                            file.ssh().sudo(),
                            CONNECT_LIMIT,
                            file.hosts().stream()
                                    .filter(h -> !h.byHand())
                                    .map(h -> new Address(h.name(), h.address(), h.port()))
                                    .toList()));
        } catch (IllegalArgumentException unusableKey) {
            throw new CannotStart(file.path() + ": ssh.key: " + unusableKey.getMessage());
        }
    }

    void register(GenericApplicationContext context) {
        context.registerBean("cloudFile", CloudFile.class, () -> file);
        context.registerBean("cloud", Cloud.class, () -> cloud);
        context.registerBean("hosts", Hosts.class, () -> hosts);
        context.registerBean("hostChanges", HostChanges.class, () -> changes);
        context.registerBean("cloudChanges", CloudChanges.class, cloud::changing);
        context.registerBean("outlook", Outlook.class, () -> outlook);
        context.registerBean("clock", Clock.class, () -> clock);
    }
}
