package io.icebridge.runbook.move;

import io.icebridge.runbook.Counted;
import io.icebridge.runbook.move.Move.State;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a change can be held back, found by what people call it, and told so that they see
 * whether it is what they meant.
 */
public final class Holdable {
    private static final int MOST_TOLD = 10;

    private final String change;
    private final List<Move> moves;

    /** What the change's moves offer. */
    public Holdable(String change, List<Move> moves) {
        this.change = change;
        this.moves = moves;
    }

    /**
     * Finds whom a person means.
     *
     * @param meant with a server's name or id, a node's name or a project's id
     * @throws WindowRefused when nothing or more than one thing is called so, or when nothing of it
     *     can be held back any more
     */
    public Whom find(Whom meant) {
        Whom found = meant.kind() == Whom.Kind.SERVER ? server(meant.name()) : known(meant);
        if (covered(found).noneMatch(move -> move.state() == State.PLANNED)) {
            throw WindowRefused.asThingsStand(
                    "%s, cannot be held back: %s".formatted(told(found), instead(found)));
        }
        return found;
    }

    private Whom server(String said) {
        List<Move> fit = moves.stream().filter(move -> move.serverId().equals(said)).toList();
        if (fit.isEmpty()) {
            fit = moves.stream().filter(move -> move.serverName().equals(said)).toList();
        }
        if (fit.isEmpty()) {
            throw nothing(new Whom(Whom.Kind.SERVER, said), Holdable::told);
        }
        if (fit.size() > 1) {
            throw WindowRefused.unknown(
                    "%d servers of %s are called \"%s\": %s. Say which one by its id."
                            .formatted(fit.size(), change, said, list(fit, Holdable::told)));
        }
        return new Whom(Whom.Kind.SERVER, fit.get(0).serverId());
    }

    private Whom known(Whom meant) {
        if (covered(meant).findAny().isEmpty()) {
            throw nothing(meant, meant.kind() == Whom.Kind.NODE ? Move::node : Move::projectId);
        }
        return meant;
    }

    /**
     * Finds which hold a person means.
     *
     * @throws WindowRefused when there is none, or more than one
     */
    public Whom held(Whom meant, List<Hold> holds) {
        List<Whom> fit =
                holds.stream().map(Hold::whom).filter(whom -> isCalled(whom, meant)).toList();
        if (fit.size() != 1) {
            List<Whom> those = fit.isEmpty() ? holds.stream().map(Hold::whom).toList() : fit;
            String told = those.stream().map(this::told).collect(Collectors.joining("; "));
            throw WindowRefused.asThingsStand(
                    "%s \"%s\" is held back %s. %s"
                            .formatted(
                                    meant.kind().word(),
                                    Whom.shortened(meant.name()),
                                    fit.isEmpty() ? "in no hold of " + change : "more than once",
                                    told.isEmpty() ? "Nothing is." : "What is: " + told + "."));
        }
        return fit.get(0);
    }

    private boolean isCalled(Whom whom, Whom meant) {
        return whom.equals(meant)
                || whom.kind() == Whom.Kind.SERVER
                        && meant.kind() == Whom.Kind.SERVER
                        && covered(whom).anyMatch(m -> m.serverName().equals(meant.name()));
    }

    private WindowRefused nothing(Whom meant, Function<Move, String> name) {
        return WindowRefused.unknown(
                "%s has no %s \"%s\". What has not begun: %s."
                        .formatted(
                                change,
                                meant.kind().word(),
                                Whom.shortened(meant.name()),
                                list(likest(meant.name()), name)));
    }

    /** Those of which the name is a part of what was said, or the other way round; else all. */
    private List<Move> likest(String said) {
        List<Move> open = moves.stream().filter(m -> m.state() == State.PLANNED).toList();
        List<Move> like =
                open.stream()
                        .filter(
                                m ->
                                        Stream.of(
                                                        m.serverName(),
                                                        m.serverId(),
                                                        m.node(),
                                                        m.projectId())
                                                .anyMatch(n -> n.contains(said)))
                        .toList();
        return like.isEmpty() ? open : like;
    }

    private static String list(List<Move> moves, Function<Move, String> name) {
        List<String> names = moves.stream().map(name).distinct().toList();
        String told = names.stream().limit(MOST_TOLD).collect(Collectors.joining("; "));
        int more = names.size() - MOST_TOLD;
        return names.isEmpty() ? "nothing" : more > 0 ? told + "; and " + more + " more" : told;
    }

    private Stream<Move> covered(Whom whom) {
        return moves.stream().filter(whom::covers);
    }

    /** The server, node or project in words, with where it is and how far. */
    public String told(Whom whom) {
        List<Move> those = covered(whom).toList();
        if (those.isEmpty()) {
            return whom + ", of which " + change + " has nothing";
        }
        if (whom.kind() == Whom.Kind.SERVER) {
            return told(those.get(0));
        }
        long open = those.stream().filter(m -> m.state() == State.PLANNED).count();
        return "%s, %d of its %s not begun"
                .formatted(whom, open, Counted.of(those.size(), "server"));
    }

    /** As {@code server-3 (022356fa), on cmp-3, not begun}. */
    static String told(Move move) {
        return "%s (%s), on %s, %s"
                .formatted(move.serverName(), move.serverId(), move.node(), howFar(move));
    }

    private static String howFar(Move move) {
        return switch (move.state()) {
            case PLANNED -> "not begun";
            case CLAIMED -> "moving now";
            case RELEASING -> "in the new region, the old server on its way out";
            case ASIDE -> "waiting for its owner or a person";
            case MOVED -> "moved";
            case MOVED_BY_HAND -> "moved by hand";
            case GONE -> "deleted by its owner";
            case LEFT -> "left where it is";
        };
    }

    private String instead(Whom whom) {
        List<State> states = covered(whom).map(Move::state).distinct().toList();
        if (states.contains(State.CLAIMED) || states.contains(State.RELEASING)) {
            return "what has begun is carried to its end. Pause the window to let no other begin.";
        }
        return states.contains(State.ASIDE)
                ? "its task in Tasklist decides what becomes of it."
                : "nothing of it is left to move.";
    }
}
