package io.icebridge.runbook.fill;

import io.icebridge.journal.Intent;
import io.icebridge.journal.Journal;

/**
 * Writes down what is created in the new Nova. Whether it must be created is decided by comparing
 * the two Novas each time, never by what was written.
 */
record Effects(Journal journal, String change) {

    void cause(String subject, String step, String detail, Runnable effect) {
        Intent intent = new Intent(change, subject, "fillNova." + step, detail);
        journal.spoil(change, intent.subject(), intent.step(), "found missing");
        journal.perform(
                intent,
                () -> {
                    effect.run();
                    return "done";
                });
    }
}
