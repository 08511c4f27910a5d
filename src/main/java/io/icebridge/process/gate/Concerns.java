package io.icebridge.process.gate;

import io.icebridge.journal.Change;
import io.icebridge.journal.Entry;
import io.icebridge.journal.Journal;
import io.icebridge.journal.Place;
import io.icebridge.journal.Subject;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Subjects;
import io.icebridge.process.token.Var;
import io.icebridge.runbook.fleet.Standstill;
import io.icebridge.runbook.move.Labels;
import io.icebridge.runbook.move.Labels.Label;
import io.icebridge.runbook.move.Moves;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.sql.DataSource;

/** Finds out what a human task is about, from our own tables. */
public final class Concerns {
    private static final Var<String> FILE = Var.text("fileToReview");

    private final Moves moves;
    private final Labels labels;
    private final Journal journal;
    private final Standstill standstill;

    /** The tables are read when a task comes up. */
    public Concerns(DataSource source, Journal journal) {
        this.moves = new Moves(source);
        this.labels = new Labels(source);
        this.journal = journal;
        this.standstill = new Standstill(journal);
    }

    Concern of(Here here) {
        String change = here.change();
        Subject subject = Subject.parse(Subjects.of(here));
        return switch (subject.kind()) {
            case SERVER -> server(change, subject);
            case SERVICE -> service(here, subject);
            case NODE ->
                    new Concern(
                            subject.name(),
                            "",
                            "",
                            "",
                            PageLinks.host(change, subject.name()),
                            Optional.empty());
            default ->
                    new Concern(wave(here), "", "", "", PageLinks.change(change), Optional.empty());
        };
    }

    private static String wave(Here here) {
        Object wave = here.execution().getVariable("wave");
        return wave == null ? "" : "wave " + wave;
    }

    private Concern server(String change, Subject server) {
        return new Concern(
                name(change, server.name()),
                told(server.name(), labels.of(change, server.name())),
                "",
                "",
                PageLinks.server(change, server.name()),
                standstill.since(change, server));
    }

    private String name(String change, String id) {
        try {
            return moves.of(change, id).serverName();
        } catch (NoSuchElementException unknown) {
            return id;
        }
    }

    private static String told(String id, Optional<Label> known) {
        List<String> facts = new ArrayList<>(List.of("id " + id));
        known.ifPresent(
                label -> {
                    add(facts, "project ", label.projectName());
                    add(facts, "owner ", label.owner());
                    add(facts, "addresses ", label.addresses());
                });
        return String.join(", ", facts);
    }

    private static void add(List<String> facts, String what, String value) {
        if (!value.isEmpty()) {
            facts.add(what + value);
        }
    }

    private Concern service(Here here, Subject service) {
        String file = here.get(FILE, "");
        String host = file.isEmpty() ? failedAt(here.change(), service) : file.split(":", 2)[0];
        return new Concern(
                service.name(),
                "",
                host,
                file,
                host.isEmpty()
                        ? PageLinks.change(here.change())
                        : PageLinks.host(here.change(), host),
                standstill.since(here.change(), service));
    }

    /** Of what failed last and has not been done since; empty where that is nothing of a host. */
    private String failedAt(String change, Subject subject) {
        List<Entry> all = journal.of(new Change(change), subject);
        return all.isEmpty() || all.get(all.size() - 1).state() != Entry.State.FAILED
                ? ""
                : host(all.get(all.size() - 1).key().place());
    }

    private static String host(Place place) {
        return place.kind() == Place.Kind.HOST ? place.name() : "";
    }
}
