package io.icebridge.cloudfile;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A checked cloud file.
 *
 * @param path where it was read; relative paths in it are relative to its folder
 * @param profile the release profile, such as {@code havana-icehouse}
 * @param cloud the entry of {@code clouds.yaml}
 * @param ssh null where no host is reached
 * @param hosts empty where only servers are to be moved
 * @param settings values that take the place of the release profile's own, such as {@code
 *     repository-url}
 * @param databases where each service's database lives, by service name ({@code nova}...)
 * @param networkAgent of a cloud with Neutron
 * @param gates on what terms each gate is approved, by the gate's name
 * @param notices who is told what happens
 * @param messageBuses where Nova tells of its servers; empty where nobody listens
 * @param projectClouds entries of {@code clouds.yaml} with credentials for one project each
 */
public record CloudFile(
        Path path,
        String profile,
        String cloud,
        Regions regions,
        NetworkKind network,
        SshAccess ssh,
        List<HostEntry> hosts,
        List<Database> databases,
        CloudLimits limits,
        Moving moving,
        List<MaintenanceWindow> windows,
        Map<String, String> settings,
        Map<String, GateTerms> gates,
        NetworkAgent networkAgent,
        Notices notices,
        List<MessageBus> messageBuses,
        List<String> projectClouds) {
    static final String EVERY_GATE = "every-gate";

    /**
     * With every gate approved by one person, for ever, Open vSwitch, nobody told or listened to,
     * one login.
     */
    public CloudFile(
            Path path,
            String profile,
            String cloud,
            Regions regions,
            NetworkKind network,
            SshAccess ssh,
            List<HostEntry> hosts,
            List<Database> databases,
            CloudLimits limits,
            Moving moving,
            List<MaintenanceWindow> windows,
            Map<String, String> settings) {
        this(
                path,
                profile,
                cloud,
                regions,
                network,
                ssh,
                hosts,
                databases,
                limits,
                moving,
                windows,
                settings,
                Map.of(),
                NetworkAgent.OPENVSWITCH,
                Notices.NONE,
                List.of(),
                List.of());
    }

    /** On what terms a gate is approved: its own, and what it does not say is every gate's. */
    public GateTerms terms(String gate) {
        return gates.getOrDefault(gate, gates.getOrDefault(EVERY_GATE, GateTerms.USUAL));
    }

    /** Names of the compute regions in Keystone. */
    public record Regions(String old, String fresh) {}

    /** Which network service the cloud has. */
    public enum NetworkKind {
        NEUTRON,
        NOVA_NETWORK
    }

    /**
     * How hosts are reached.
     *
     * @param sudo whether commands need {@code sudo -n}
     */
    public record SshAccess(String user, Path key, Path knownHosts, boolean sudo) {}

    /**
     * A host.
     *
     * @param roles {@code identity}, {@code object}, {@code volume}, {@code image}, {@code
     *     network}, {@code dashboard}, {@code orchestration}, {@code telemetry}, {@code
     *     database-service}, {@code database}, {@code nova-controller}, {@code compute}, {@code
     *     nova-controller-new}, {@code compute-new}
     * @param byHand true where Icebridge may not log in, so that a person runs the commands
     */
    public record HostEntry(
            String name, String address, int port, List<String> roles, boolean byHand) {}

    /**
     * A service's database: on which host it is reached with the {@code mysql} client, its name.
     */
    public record Database(String service, String host, String schema) {}

    /**
     * How servers are moved.
     *
     * @param deleteFirst the source text's order; off by default
     * @param withoutDatabase whether servers may move although what only Nova's database knows of
     *     them could not be read
     * @param userData what new servers get, unless a choice says otherwise
     * @param configDrive whether every new server gets a config drive, not only those that had one
     * @param releaseWaitSeconds how long to wait before deletion until the old server lists its
     *     ports no more; Nova looks about every minute
     * @param requestLifeSeconds for how long a request can live on whose answer got lost: what
     *     proxies and services wait for one another
     * @param role the role that the administrator is given in each project
     * @param checks what each new server must pass before its old one is deleted
     * @param nodesWithMove whether the gate of the move opens the redeployment of nodes as well
     * @param longestFirst whether the longest moves of a wave begin first
     */
    public record Moving(
            boolean deleteFirst,
            boolean withoutDatabase,
            UserData userData,
            boolean configDrive,
            String role,
            int keepSnapshotDays,
            int releaseWaitSeconds,
            int requestLifeSeconds,
            List<Choice> choices,
            List<Check> checks,
            Waiting waiting,
            boolean nodesWithMove,
            boolean longestFirst) {
        /** A proxy's time limit and that of one RPC, twice. */
        static final int USUAL_LIFE_SECONDS = 120;
    }

    /** Servers that match every part which is set; an empty part matches all. */
    public record Selector(
            String project, String name, String metadata, String flavor, String node) {}

    /**
     * A check of the site's own, made of a new server from Icebridge's machine.
     *
     * @param kind {@code ping}, {@code tcp}, {@code http}, {@code command}
     * @param path of the HTTP request, with its slash
     * @param status that HTTP must answer with
     * @param command a shell command; exit status 0 is good
     * @param share of the servers that it is made of, 0 to 1
     * @param withinSeconds for how long it is tried until it is good
     */
    public record Check(
            Selector selector,
            String kind,
            int port,
            String path,
            int status,
            String command,
            double share,
            int withinSeconds) {

        /** The check in a few words. */
        public String described() {
            return switch (kind) {
                case "ping" -> "ping";
                case "tcp" -> "tcp " + port;
                case "http" -> "http " + port + path + " " + status;
                default -> "command " + command;
            };
        }
    }

    /**
     * A choice for the servers that match every selector which is set; empty selectors match all.
     *
     * @param metadata {@code key=value}
     * @param method {@code snapshot}, {@code redeploy}, {@code wait}, {@code by-hand}; empty where
     *     the rules decide
     * @param userData null for the site's own
     */
    public record Choice(
            String project,
            String name,
            String metadata,
            String flavor,
            String node,
            String method,
            UserData userData,
            String reason) {

        public Selector selector() {
            return new Selector(project, name, metadata, flavor, node);
        }
    }

    /** The parts of the runbook that change something. */
    public enum Phase {
        SERVICES,
        PACKAGES,
        DEPLOY,
        MOVE,
        REDEPLOY,
        RETIRE;

        /** As the cloud file writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A maintenance window. It restricts what is of its phases, its projects and its nodes; an
     * empty list is all of them. In names, a star stands for any text.
     *
     * @param days on which it opens; empty for every day
     * @param to on the next day where it is no later than {@code from}
     * @param projects ids or names
     * @param nodes hosts of the cloud, compute nodes among them
     */
    public record MaintenanceWindow(
            List<DayOfWeek> days,
            LocalTime from,
            LocalTime to,
            ZoneId zone,
            List<Phase> phases,
            List<String> projects,
            List<String> nodes) {

        /** The window in a few words: {@code sat 22:00-04:00 Europe/Berlin for move}. */
        public String described() {
            List<String> opening =
                    days.stream()
                            .map(d -> d.name().substring(0, 3).toLowerCase(Locale.ROOT))
                            .toList();
            return (days.isEmpty() ? "daily" : String.join(", ", opening))
                    + (" " + from + "-" + to + " " + zone)
                    + listed(" for ", phases.stream().map(Phase::word).toList())
                    + listed(" in project ", projects)
                    + listed(" on ", nodes);
        }

        private static String listed(String before, List<String> names) {
            return names.isEmpty() ? "" : before + String.join(", ", names);
        }
    }

    public List<HostEntry> hostsIn(String role) {
        return hosts.stream().filter(h -> h.roles().contains(role)).toList();
    }

    public Optional<Database> database(String service) {
        return databases.stream().filter(d -> d.service().equals(service)).findFirst();
    }
}
