package io.icebridge.runbook.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The same work on several hosts at once. */
public final class Parallel {
    private Parallel() {}

    /**
     * Does the work for every item, to the end for each, and gives the results in the items' order.
     *
     * @throws RuntimeException the first failure, after all have ended; the others hang on it as
     *     suppressed ones
     */
    public static <T, R> List<R> map(List<T> items, int atOnce, Function<T, R> work) {
        if (items.isEmpty()) {
            return List.of();
        }
        ExecutorService threads =
                Executors.newFixedThreadPool(Math.max(1, Math.min(atOnce, items.size())));
        try {
            List<Future<R>> futures =
                    items.stream().map(i -> threads.submit(() -> work.apply(i))).toList();
            return collect(futures);
        } finally {
            threads.shutdownNow();
        }
    }

    private static <R> List<R> collect(List<Future<R>> futures) {
        List<R> results = new ArrayList<>();
        RuntimeException first = null;
        for (Future<R> future : futures) {
            try {
                results.add(future.get());
            } catch (ExecutionException e) {
                first = add(first, e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while hosts were worked on", e);
            }
        }
        if (first != null) {
            throw first;
        }
        return results;
    }

    private static RuntimeException add(RuntimeException first, Throwable next) {
        if (first != null) {
            first.addSuppressed(next);
            return first;
        }
        return next instanceof RuntimeException runtime ? runtime : new IllegalStateException(next);
    }
}
