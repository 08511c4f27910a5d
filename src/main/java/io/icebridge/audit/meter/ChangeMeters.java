package io.icebridge.audit.meter;

import io.icebridge.audit.overview.Stretch;
import io.icebridge.audit.overview.Stretch.State;
import io.icebridge.audit.servers.ServerQuery;
import io.icebridge.audit.told.Drawn;
import io.icebridge.audit.told.Drawn.Part;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** The meters of the change that runs, all there from the start. */
@Component
class ChangeMeters implements MeterBinder {
    private static final String WHOLE = "upgrade-cloud";

    private final FigureReader figures;
    private final Drawn drawn;

    ChangeMeters(FigureReader figures, Drawn drawn) {
        this.figures = figures;
        this.drawn = drawn;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        gauge(meters, "changes.running", "Changes that run", ChangeFigures::running);
        for (String state : ServerQuery.STATES) {
            Gauge.builder(
                            "icebridge.servers",
                            figures,
                            f -> f.now().servers().getOrDefault(state, 0))
                    .description("Servers of the change, by the state of their move")
                    .tag("state", state.toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        gauge(meters, "servers.down", "Servers that are down now", ChangeFigures::down);
        gauge(
                meters,
                "downtime.median.seconds",
                "How long servers were down",
                ChangeFigures::medianDown);
        gauge(
                meters,
                "downtime.longest.seconds",
                "How long the one was down that was longest",
                ChangeFigures::longestDown);
        gauge(meters, "gates.waiting", "Gates that wait for a decision", ChangeFigures::gates);
        gauge(meters, "tasks.waiting", "Tasks that wait, gates included", ChangeFigures::tasks);
        gauge(meters, "failures", "Failures of the change so far", ChangeFigures::failures);
        gauge(
                meters,
                "steps.waiting",
                "Steps that wait by themselves",
                ChangeFigures::stepsWaiting);
        gauge(meters, "jobs.due", "Jobs of the engine that could run", ChangeFigures::jobs);
        gauge(
                meters,
                "jobs.oldest.seconds",
                "How long the oldest of them has waited",
                ChangeFigures::oldestJob);
        gauge(meters, "notices.waiting", "Notices not sent yet", ChangeFigures::notices);
        drawn.parts(WHOLE).forEach(part -> phase(meters, part));
    }

    private void phase(MeterRegistry meters, Part part) {
        Gauge.builder(
                        "icebridge.phase.active",
                        figures,
                        f -> of(f, part).filter(s -> s.state() == State.NOW).isPresent() ? 1 : 0)
                .description("Whether the change is in this phase")
                .tag("phase", part.id())
                .register(meters);
        Gauge.builder(
                        "icebridge.phase.seconds",
                        figures,
                        f ->
                                of(f, part)
                                        .map(stretch -> stretch.taken(Instant.now()))
                                        .map(Duration::toSeconds)
                                        .orElse(0L))
                .description("How long the change has been in this phase")
                .tag("phase", part.id())
                .register(meters);
    }

    private static Optional<Stretch> of(FigureReader figures, Part part) {
        return figures.now().phases().stream()
                .filter(stretch -> stretch.id().equals(part.id()))
                .findFirst();
    }

    private void gauge(
            MeterRegistry meters,
            String name,
            String says,
            ToDoubleFunction<ChangeFigures> figure) {
        Gauge.builder("icebridge." + name, figures, f -> figure.applyAsDouble(f.now()))
                .description(says)
                .register(meters);
    }
}
