package io.icebridge.process.drawn;

import java.util.function.Predicate;
import java.util.stream.Stream;

/** Nothing but a decision ends the wait for one: no time, no message, no other event. */
final class NoWayOut implements Rule {
    private static final String REMEDY = "Only the decision leads on from there: take it away.";

    @Override
    public Stream<Breach> breaches(Drawings all) {
        return all.models().stream()
                .flatMap(
                        model ->
                                Stream.of(
                                                boundaries(all, model),
                                                interruptions(all, model),
                                                starts(model))
                                        .flatMap(s -> s));
    }

    private static Stream<Breach> boundaries(Drawings all, Drawing model) {
        return model.all("boundaryEvent")
                .flatMap(
                        event ->
                                model.root()
                                        .all()
                                        .filter(
                                                s ->
                                                        s.id().equals(
                                                                        event.attribute(
                                                                                "attachedToRef")))
                                        .filter(at -> bars(all, at, event))
                                        .map(at -> model.breach(event, where(at), REMEDY)));
    }

    private static boolean bars(Drawings all, Symbol at, Symbol event) {
        return at.is("userTask") || Drawings.isGate(at) || !isError(event) && all.holdsGate(at);
    }

    private static String where(Symbol at) {
        return "stands on the " + at + ", where somebody decides";
    }

    private static Stream<Breach> interruptions(Drawings all, Drawing model) {
        return model.all("subProcess")
                .filter(NoWayOut::isBeside)
                .filter(beside -> all.holdsGate(beside.parent()))
                .flatMap(beside -> beside.children("startEvent").stream())
                .filter(start -> !start.attribute("isInterrupting").equals("false"))
                .filter(Predicate.not(NoWayOut::isError))
                .map(
                        start ->
                                model.breach(
                                        start,
                                        "interrupts " + start.parent().parent() + " with its gate",
                                        REMEDY));
    }

    private static Stream<Breach> starts(Drawing model) {
        return model.all("startEvent")
                .filter(start -> !isBeside(start.parent()))
                .filter(
                        start ->
                                start.children().stream()
                                        .anyMatch(c -> c.kind().endsWith("EventDefinition")))
                .map(
                        start ->
                                model.breach(
                                        start,
                                        "starts by itself",
                                        "People start a change, and models call models."));
    }

    private static boolean isBeside(Symbol frame) {
        return frame.attribute("triggeredByEvent").equals("true");
    }

    private static boolean isError(Symbol event) {
        return !event.children("errorEventDefinition").isEmpty();
    }
}
