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
     * @param projectEntries other entries of it, each with a credential of his for one project
     * @param oldRegion the region of the Nova that the servers leave
     * @param newRegion the region of the Nova that they reach, which need not exist yet
     * @param novaNetwork false where the cloud has Neutron
     */
    public record Settings(
            Path cloudFileFolder,
            String cloudsEntry,
            List<String> projectEntries,
            String oldRegion,
            String newRegion,
            boolean novaNetwork) {

        /** Where the administrator himself gets a token for every project. */
        public Settings(
                Path cloudFileFolder,
                String cloudsEntry,
                String oldRegion,
                String newRegion,
                boolean novaNetwork) {
            this(cloudFileFolder, cloudsEntry, List.of(), oldRegion, newRegion, novaNetwork);
        }

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
        return connect(settings, CloudsFiles.beside(settings.cloudFileFolder()));
    }

    /** The same by the {@code clouds.yaml} in the folder alone, whatever the environment says. */
    public static Cloud connectAlone(Settings settings) {
        Path folder = settings.cloudFileFolder();
        return connect(settings, new CloudsFiles(folder, folder, Map.of()));
    }

    private static Cloud connect(Settings settings, CloudsFiles files) {
        return connect(
                settings,
                CloudsYaml.read(files, settings.cloudsEntry(), settings.regions()),
                settings.projectEntries().stream()
                        .map(entry -> CloudsYaml.read(files, entry, settings.regions()))
                        .toList(),
                Limits.USUAL,
                Clock.systemUTC(),
                Pause.REAL);
    }

    static Cloud connect(
            Settings settings, Credentials credentials, Limits limits, Clock clock, Pause pause) {
        return connect(settings, credentials, List.of(), limits, clock, pause);
    }

    static Cloud connect(
            Settings settings,
            Credentials credentials,
            List<Credentials> projects,
            Limits limits,
            Clock clock,
            Pause pause) {
        Connection connection =
                new Connection(credentials, projects, settings.regions(), limits, clock, pause);
        return new OpenStackCloud(settings, connection, "");
    }
}
