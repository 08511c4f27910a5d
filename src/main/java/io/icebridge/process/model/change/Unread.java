package io.icebridge.process.model.change;

import io.icebridge.process.step.Failures;

/** What a plan needs could not be read; the message says what, what that means and the remedy. */
public final class Unread extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unread(RuntimeException failure, Failures.Meaning meaning) {
        super(
                "%s%n%s %s".formatted(failure.getMessage(), meaning.meaning(), meaning.remedy()),
                failure);
    }
}
