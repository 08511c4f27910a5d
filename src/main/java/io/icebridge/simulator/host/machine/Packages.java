package io.icebridge.simulator.host.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What is installed on a host, and from which releases it may install. */
public final class Packages {
    private final PackageCatalog catalog;
    private final SortedMap<String, String> installed = new ConcurrentSkipListMap<>();
    private volatile boolean icehouse;

    Packages(PackageCatalog catalog) {
        this.catalog = catalog;
    }

    /** From now on packages come from Icehouse; Havana's are no longer on offer. */
    public void offerIcehouse() {
        icehouse = true;
    }

    public boolean offersIcehouse() {
        return icehouse;
    }

    public boolean has(String name) {
        return installed.containsKey(name);
    }

    /** The installed version with its release, as in {@code 2013.2.3-3.el6}; or null. */
    public String version(String name) {
        return installed.get(name);
    }

    public void put(String name, String version) {
        installed.put(name, version);
    }

    public void erase(String name) {
        installed.remove(name);
    }

    public SortedMap<String, String> installed() {
        return new TreeMap<>(installed);
    }

    /** The version that the repositories have, or null. */
    public String offered(String name) {
        PackageCatalog.Item item = catalog.item(name);
        return item == null ? null : icehouse ? item.icehouse() : item.havana();
    }

    /** Names of what the repositories have that a yum pattern matches. */
    public List<String> matching(String glob) {
        String regex =
                glob.replace(".", "\\.").replace("+", "\\+").replace("*", ".*").replace("?", ".");
        return catalog.items().stream()
                .map(PackageCatalog.Item::name)
                .filter(n -> n.matches(regex))
                .toList();
    }

    /** What an upgrade would move: of the installed packages, the new versions by name. */
    public Map<String, String> upgrades(List<String> globs) {
        List<String> wanted = new ArrayList<>();
        globs.forEach(g -> wanted.addAll(matching(g)));
        Map<String, String> moves = new TreeMap<>();
        installed.forEach(
                (name, version) -> {
                    String offer = offered(name);
                    boolean meant = globs.isEmpty() || wanted.contains(name);
                    if (meant && offer != null && !offer.equals(version)) {
                        moves.put(name, offer);
                    }
                });
        return moves;
    }
}
