package io.icebridge.cloudfile;

import io.icebridge.cloudfile.CloudFile.NetworkKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What becomes of every host in an answers file: it has a role, or it is left out, and why. */
final class AnsweredHosts {
    private static final String ALL_IN_ONE = "CONTROLLER_HOST";

    /**
     * What names mean.
     *
     * @param names a pattern
     * @param service to which they belong
     * @param role of their hosts, or why they have none
     * @param controllers where none of them is there, the controller has the role
     */
    private record Meaning(String names, String service, String role, boolean controllers) {
        Meaning(String names, String service, String role) {
            this(names, service, role, false);
        }
    }

    /** Names of Grizzly, Havana and Icehouse; the Nova that answers calls comes first. */
    private static final List<Meaning> ROLES =
            List.of(
                    new Meaning("KEYSTONE_HOST", "", "identity", true),
                    new Meaning("(MARIADB|MYSQL)_HOST", "", "database", true),
                    new Meaning("GLANCE_HOST", "GLANCE", "image", true),
                    new Meaning("(CINDER_HOSTS?|STORAGE_HOST)", "CINDER", "volume", true),
                    new Meaning("HORIZON_HOST", "HORIZON", "dashboard", true),
                    new Meaning(
                            "(SWIFT_(PROXY|STORAGE)_HOSTS?|STORAGE_HOST)", "SWIFT", "object", true),
                    new Meaning("NOVA_API_HOST", "NOVA", "nova-controller", true),
                    new Meaning(
                            "NOVA_(CERT|VNCPROXY|CONDUCTOR|SCHED)_HOST", "NOVA", "nova-controller"),
                    new Meaning(
                            "((NEUTRON|QUANTUM)_(SERVER|L3|DHCP|METADATA|LBAAS|FWAAS|VPNAAS)_HOSTS?"
                                    + "|NETWORK_HOSTS?)",
                            "NEUTRON",
                            "network",
                            true),
                    new Meaning("(NOVA_)?COMPUTE_HOSTS", "NOVA", "compute"),
                    new Meaning("HEAT_(CLOUDWATCH_|CFN_)?HOST", "HEAT", "orchestration", true),
                    new Meaning("CEILOMETER_HOST", "CEILOMETER", "telemetry", true),
                    new Meaning("TROVE_HOST", "TROVE", "database-service", true));

    private static final String BY_HAND =
            "the runbook does not upgrade it; plan it by hand, after Keystone";

    /** The same of what has no role here. */
    private static final List<Meaning> REASONS =
            List.of(
                    new Meaning(
                            "(MONGODB|REDIS)_.*",
                            "CEILOMETER",
                            "it is no service of OpenStack's; back it up by hand before Ceilometer is"
                                    + " upgraded"),
                    new Meaning("SAHARA_.*", "SAHARA", BY_HAND),
                    new Meaning(
                            "(QPID|AMQP|RABBITMQ)_HOST",
                            "",
                            "the message broker stays as it is; both Novas use it"),
                    new Meaning(
                            "NAGIOS_HOST",
                            "NAGIOS",
                            "it watches and is no service of OpenStack's; tell it of the outages"),
                    new Meaning("OSCLIENT_HOST", "", "it has clients and no service"),
                    new Meaning(
                            "NOVA_NETWORK_HOSTS?",
                            "NOVA-NETWORK",
                            "nova-network goes with the old Nova; if it has no other service, give"
                                    + " it the role nova-controller"),
                    new Meaning(
                            "VCENTER_HOST", "", "what vCenter runs is not moved by this runbook"),
                    new Meaning(
                            ".*HOSTNAME.*|.*_NETAPP_.*|.*_VMAX_.*|.*SOLIDFIRE.*",
                            "",
                            "it is an appliance and no host of OpenStack's"));

    private final Answers answers;
    private final Map<String, Set<String>> roles = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();

    private AnsweredHosts(Answers answers) {
        this.answers = answers;
    }

    static AnsweredHosts of(Answers answers) {
        AnsweredHosts hosts = new AnsweredHosts(answers);
        ROLES.forEach(hosts::give);
        answers.hostNames().forEach(hosts::leaveOut);
        return hosts;
    }

    /** Of each host, by its address. */
    Map<String, Set<String>> roles() {
        return roles;
    }

    /** Names with their values and the reason, a sentence each. */
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    List<String> with(String role) {
        return roles.keySet().stream().filter(host -> roles.get(host).contains(role)).toList();
    }

    private void give(Meaning meaning) {
        if (!installed(meaning.service())) {
            return;
        }
        boolean told = false;
        for (String name : answers.hostNames()) {
            if (name.matches(meaning.names())) {
                told = true;
                give(name, meaning.role());
            }
        }
        if (!told && meaning.controllers()) {
            give(ALL_IN_ONE, meaning.role());
        }
    }

    private void give(String name, String role) {
        answers.hosts(name)
                .forEach(host -> roles.computeIfAbsent(host, h -> new LinkedHashSet<>()).add(role));
    }

    /** Packstack installs what nobody refused; Swift and what came later it asks for. */
    private boolean installed(String service) {
        return switch (service) {
            case "" -> true;
            case "NEUTRON" -> answers.network() == NetworkKind.NEUTRON;
            case "NOVA-NETWORK" -> answers.network() == NetworkKind.NOVA_NETWORK;
            case "SWIFT", "HEAT", "CEILOMETER", "TROVE", "SAHARA", "NAGIOS" ->
                    answers.installs(service).orElse(false);
            default -> answers.installs(service).orElse(true);
        };
    }

    private void leaveOut(String name) {
        List<Meaning> meant = ROLES.stream().filter(m -> name.matches(m.names())).toList();
        boolean given = meant.stream().anyMatch(m -> installed(m.service()));
        if (!given && !name.equals(ALL_IN_ONE)) {
            String value = String.join(",", answers.hosts(name));
            leftOut.add("CONFIG_" + name + "=" + value + ": " + why(name, meant));
        }
    }

    private String why(String name, List<Meaning> meant) {
        Optional<Meaning> known =
                meant.stream()
                        .findFirst()
                        .or(
                                () ->
                                        REASONS.stream()
                                                .filter(m -> name.matches(m.names()))
                                                .findFirst());
        if (known.isEmpty()) {
            return "this name is not known here; if its host has one of the services, give it the"
                    + " role";
        }
        String service = known.get().service();
        return installed(service)
                ? known.get().role()
                : "the answers do not have %s installed"
                        .formatted(service.toLowerCase(Locale.ROOT));
    }
}
