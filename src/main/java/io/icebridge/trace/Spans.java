package io.icebridge.trace;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Spans of what is done, for the whole JVM as meters are; where no site has asked for them nothing
 * is made. A span has the change, the step and the subject that the log has at that moment, and
 * never what is said to a host or a cloud, or what they say: their words are the journal's.
 */
public final class Spans {
    private static final List<String> OF_THE_LOG = List.of("change", "step", "subject");

    private static volatile Tracer tracer = Tracer.NOOP;

    private Spans() {}

    /** From now on they are made by this one, or by none: {@link Tracer#NOOP}. */
    static void into(Tracer maker) {
        tracer = maker;
    }

    /**
     * Does something within a span of its own.
     *
     * @param told its attributes beside those of the log
     */
    public static <R> R around(String name, Supplier<Map<String, String>> told, Supplier<R> work) {
        Tracer maker = tracer;
        return maker == Tracer.NOOP ? work.get() : traced(maker, name, told, work);
    }

    /**
     * The same as a part of another span alone: what is looked for in rounds belongs to no step,
     * and would be most of all spans.
     */
    public static <R> R within(String name, Supplier<Map<String, String>> told, Supplier<R> work) {
        Tracer maker = tracer;
        return maker == Tracer.NOOP || maker.currentSpan() == null
                ? work.get()
                : traced(maker, name, told, work);
    }

    /** Adds an attribute to the span that goes on, if any does. */
    public static void tell(String what, String value) {
        Span span = tracer.currentSpan();
        if (span != null) {
            span.tag(what, value);
        }
    }

    private static <R> R traced(
            Tracer maker, String name, Supplier<Map<String, String>> told, Supplier<R> work) {
        Span span = maker.nextSpan().name(name);
        OF_THE_LOG.forEach(key -> tag(span, key, MDC.get(key)));
        told.get().forEach((key, value) -> tag(span, key, value));
        span.start();
        try (Tracer.SpanInScope scope = maker.withSpan(span)) {
            return work.get();
        } catch (RuntimeException failure) {
            span.error(new Failed(failure));
            throw failure;
        } finally {
            span.end();
        }
    }

    private static void tag(Span span, String key, String value) {
        if (value != null) {
            span.tag(key, value);
        }
    }

    /** That it failed and how it is called; why stands in the journal. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(RuntimeException failure) {
            super(failure.getClass().getSimpleName(), null, false, false);
        }
    }
}
