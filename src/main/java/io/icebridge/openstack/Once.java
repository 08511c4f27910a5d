package io.icebridge.openstack;

import java.util.function.Supplier;

/** Asks at the first use and keeps what it got; a failure is not kept. */
final class Once<T> implements Supplier<T> {

    private final Supplier<T> question;
    private T answer;

    Once(Supplier<T> question) {
        this.question = question;
    }

    @Override
    public synchronized T get() {
        if (answer == null) {
            answer = question.get();
        }
        return answer;
    }
}
