package io.icebridge.cli;

import io.icebridge.cloud.Cloud;
import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.CloudFile.NetworkKind;
import io.icebridge.cloudfile.CloudFiles;
import io.icebridge.host.Hosts;
import io.icebridge.host.Outlook;
import io.icebridge.openstack.OpenStack;
import io.icebridge.outside.Outside;
import io.icebridge.ssh.SshHosts;
import io.icebridge.ssh.SshSettings;
import io.icebridge.ssh.SshSettings.Address;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.context.support.GenericApplicationContext;

/** The cloud file with the way to its cloud and its hosts; what the application is given. */
record Access(CloudFile file, Cloud cloud, Hosts hosts) {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);

    /**
     * Reads the cloud file, the credentials and the key; calls no cloud and no host yet.
     *
     * @throws io.icebridge.cloudfile.CloudFileProblems when the cloud file is not as it must be
     * @throws io.icebridge.openstack.CredentialsProblem when clouds.yaml lacks something
     */
    static Access to(Path cloudFile) {
        CloudFile file = CloudFiles.read(cloudFile);
        Cloud cloud =
                OpenStack.connect(
                        new OpenStack.Settings(
                                file.path().toAbsolutePath().getParent(),
                                file.cloud(),
                                file.regions().old(),
                                file.regions().fresh(),
                                file.network() == NetworkKind.NOVA_NETWORK));
        return new Access(file, cloud, hosts(file));
    }

    private static Hosts hosts(CloudFile file) {
        if (file.ssh() == null) {
            return name -> {
                throw new IllegalArgumentException("no host " + name + " in the cloud file");
            };
        }
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
        context.registerBean("outlook", Outlook.class, Outside::new);
    }
}
