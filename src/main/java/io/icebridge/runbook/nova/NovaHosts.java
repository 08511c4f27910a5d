package io.icebridge.runbook.nova;

import io.icebridge.cloud.ComputeService;
import io.icebridge.cloudfile.CloudFile.Database;
import io.icebridge.cloudfile.CloudFile.HostEntry;
import io.icebridge.runbook.StepFailure;
import io.icebridge.runbook.fleet.Site;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where the two Novas are. */
public final class NovaHosts {
    private static final String OLD_CONTROLLER = "nova-controller";
    private static final String CONTROLLER = "nova-controller-new";
    private static final String COMPUTE = "compute-new";

    private final Site site;

    public NovaHosts(Site site) {
        this.site = site;
    }

    /** False where the cloud file names no hosts, so that servers alone are moved. */
    public boolean here() {
        return !controllers().isEmpty();
    }

    List<String> controllers() {
        return site.hostsIn(List.of(CONTROLLER));
    }

    /** The new nodes that are there from the start. */
    public List<String> nodes() {
        return site.hostsIn(List.of(COMPUTE));
    }

    public List<String> all() {
        return site.hostsIn(List.of(CONTROLLER, COMPUTE));
    }

    boolean isController(String host) {
        return site.entry(host).roles().contains(CONTROLLER);
    }

    boolean isNode(String host) {
        return site.entry(host).roles().contains(COMPUTE);
    }

    HostEntry controller() {
        return site.entry(first(CONTROLLER));
    }

    /** Whether it is the one from which the new Nova's files are copied. */
    public boolean isOldController(HostEntry host) {
        return host.roles().contains(OLD_CONTROLLER) && host.equals(oldController());
    }

    HostEntry oldController() {
        return site.entry(first(OLD_CONTROLLER));
    }

    /** A node of the old release, whose Neutron configuration new nodes get. */
    String oldNode() {
        List<String> reached = site.reached(site.hostsIn(List.of("compute")));
        return reached.isEmpty() ? first("compute") : reached.get(0);
    }

    /** Whether the service is the node's nova-compute. */
    public static boolean runs(ComputeService service, String node) {
        return service.binary().equals("nova-compute") && sameHost(service.host(), node);
    }

    /** Nova's names may be fully qualified where the cloud file's are not, and the reverse. */
    public static boolean sameHost(String one, String two) {
        return one.equals(two) || one.startsWith(two + ".") || two.startsWith(one + ".");
    }

    private String first(String role) {
        return site.hostsIn(List.of(role)).stream()
                .findFirst()
                .orElseThrow(
                        () ->
                                new StepFailure(
                                        StepFailure.Kind.PROOF_FAILED,
                                        "the cloud file has no host with the role " + role));
    }

    /**
     * Where Havana's Nova has its database.
     *
     * @throws StepFailure when the cloud file does not say
     */
    public Database oldDatabase() {
        return site.file()
                .database("nova")
                .orElseThrow(
                        () ->
                                new StepFailure(
                                        StepFailure.Kind.PROOF_FAILED,
                                        "the cloud file has no database nova"));
    }

    /** Where the new one has its own, beside the old one's. */
    public Database newDatabase() {
        return new Database(
                "nova", oldDatabase().host(), site.profile().settings().get("new-schema"));
    }

    /** Where the new Nova's API is: as the cloud file says, else without TLS on its controller. */
    String computeUrl() {
        String told = site.profile().settings().getOrDefault("compute-url", "");
        return told.isEmpty()
                ? "http://%s:8774/v2".formatted(inUrl(controller().address()))
                : told.replaceFirst("/+$", "");
    }

    /** An address of IPv6 has brackets round it where a port may follow. */
    static String inUrl(String address) {
        return address.indexOf(':') < 0 || address.startsWith("[") ? address : "[" + address + "]";
    }

    /** How files name a host: fully, by its first name, by address. */
    static List<String> names(HostEntry old) {
        return Stream.of(old.name(), old.name().split("\\.")[0], old.address()).distinct().toList();
    }

    /** What the profile's places stand for on a host. */
    Map<String, String> values(String host) {
        Map<String, String> values = new TreeMap<>(site.profile().settings());
        values.put("controller", controller().address());
        values.put("old-controller", oldController().address());
        values.put("address", site.entry(host).address());
        values.put("compute-url", computeUrl());
        values.put("new-region", site.file().regions().fresh());
        values.put("old-region", site.file().regions().old());
        return values;
    }
}
