package io.icebridge.process.gate;

import io.icebridge.approval.OnTask;
import io.icebridge.journal.Beginning;
import io.icebridge.process.token.Here;
import io.icebridge.process.token.Subjects;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Writes on a human task what tells it from every other: its name, its urgency, its columns. */
final class TaskLabel {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_COLUMN = 1000;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** What Markdown would take for more than a character. */
    private static final Pattern MARKS = Pattern.compile("[\\\\`*_{}\\[\\]()<>#+.!|~&:-]");

    private TaskLabel() {}

    static void write(DelegateTask task, Here here, Concern concern, Instant since) {
        String asked = task.getName();
        task.setVariableLocal(OnTask.ASKED, shortened(asked, LONGEST_COLUMN));
        task.setName(name(asked, task, here, concern));
        task.setPriority(Urgency.of(task.getTaskDefinitionKey(), concern.down()).priority());
        task.setVariableLocal(OnTask.CHANGE, here.change());
        task.setVariableLocal(OnTask.SUBJECT, Subjects.of(here));
        if (!concern.inShort().isEmpty()) {
            task.setVariableLocal(OnTask.CONCERNS, shortened(concern.inShort(), LONGEST_COLUMN));
        }
        task.setVariableLocal(
                OnTask.STANDS_STILL,
                concern.down() ? concern.subject() + " is down" : "nothing is down");
        task.setVariableLocal(OnTask.SINCE, TIME.format(since));
        task.setVariableLocal("heading", heading(here, concern, since));
    }

    /** A gate's title says already what it is about. */
    private static String name(String asked, DelegateTask task, Here here, Concern concern) {
        String change = " (" + here.change() + ")";
        boolean gate = task.getTaskDefinitionKey().equals(ObtainApproval.DECIDE);
        String whom = gate || concern.inShort().isEmpty() ? "" : ": " + concern.inShort();
        return shortened(asked + whom, LONGEST_NAME - change.length()) + change;
    }

    /** Markdown, with links; the forms show it at their head. */
    private static String heading(Here here, Concern concern, Instant since) {
        StringBuilder told = new StringBuilder("Change ");
        link(told, here.change(), PageLinks.change(here.change()));
        if (!concern.subject().isEmpty()) {
            told.append(", ");
            link(told, concern.subject(), concern.page());
        }
        String where = concern.file().isEmpty() ? concern.host() : concern.file();
        if (!where.isEmpty()) {
            told.append(", ").append(plain(where));
        }
        if (!concern.rest().isEmpty()) {
            told.append(" (").append(plain(concern.rest())).append(')');
        }
        told.append(concern.down() ? ", **down now**" : "");
        return shortened(told + ", waits since " + plain(TIME.format(since)), LONGEST_COLUMN * 3);
    }

    private static void link(StringBuilder told, String words, String page) {
        told.append('[').append(plain(words)).append("](").append(page).append(')');
    }

    private static String plain(String text) {
        return MARKS.matcher(text).replaceAll("\\\\$0").replaceAll("\\s+", " ");
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : Beginning.of(text, longest - 4) + " ...";
    }
}
