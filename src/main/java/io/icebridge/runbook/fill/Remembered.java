package io.icebridge.runbook.fill;

import java.util.function.Supplier;

/** What a cloud said once, for as long as one pass through a course takes. */
final class Remembered<T> implements Supplier<T> {
    private final Supplier<T> asked;
    private T answer;

    Remembered(Supplier<T> asked) {
        this.asked = asked;
    }

    @Override
    public synchronized T get() {
        if (answer == null) {
            answer = asked.get();
        }
        return answer;
    }
}
