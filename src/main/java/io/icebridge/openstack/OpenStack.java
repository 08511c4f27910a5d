package io.icebridge.openstack;

import io.icebridge.cloud.Cloud;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Gives an OpenStack cloud as the runbook's port. */
public final class OpenStack {

    /**
     * Which cloud.
     *
     * @param cloudFileFolder where {@code clouds.yaml} is looked for first, unless the environment
     *     variable {@code OS_CLIENT_CONFIG_FILE} names one
     * @param cloudsEntry its entry with the administrator's credentials
     * @param oldRegion the region of the Nova that the servers leave
     * @param newRegion the region of the Nova that they reach, which need not exist yet
     * @param novaNetwork false where the cloud has Neutron
     */
    public record Settings(
            Path cloudFileFolder,
            String cloudsEntry,
            String oldRegion,
            String newRegion,
            boolean novaNetwork) {

        List<String> regions() {
            return List.of(oldRegion, newRegion);
        }
    }

    private OpenStack() {}

    /**
     * Reads the credentials, and warns of what is in {@code clouds.yaml} and not honoured; the
     * cloud itself is called at the first use. The result may be used by many threads at once.
     *
     * @throws CredentialsProblem when {@code clouds.yaml} lacks something, with what and where
     */
    public static Cloud connect(Settings settings) {
        CloudsFiles files = CloudsFiles.beside(settings.cloudFileFolder());
        Credentials credentials =
                CloudsYaml.read(files, settings.cloudsEntry(), settings.regions());
        return connect(settings, credentials, Limits.USUAL, Clock.systemUTC(), Pause.REAL);
    }

    /** The same by the {@code clouds.yaml} in the folder alone, whatever the environment says. */
    public static Cloud connectAlone(Settings settings) {
        Path folder = settings.cloudFileFolder();
        CloudsFiles files = new CloudsFiles(folder, folder, Map.of());
        return connect(
                settings,
                CloudsYaml.read(files, settings.cloudsEntry(), settings.regions()),
                Limits.USUAL,
                Clock.systemUTC(),
                Pause.REAL);
    }

    static Cloud connect(
            Settings settings, Credentials credentials, Limits limits, Clock clock, Pause pause) {
        Connection connection =
                new Connection(credentials, settings.regions(), limits, clock, pause);
        return new OpenStackCloud(settings, connection, "");
    }
}
