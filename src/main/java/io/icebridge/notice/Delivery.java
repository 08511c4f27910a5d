package io.icebridge.notice;

import io.icebridge.notice.Notice.Way;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Sends what is due, as often as it takes. */
final class Delivery {
    private final Outbox outbox;
    private final Map<Way, Post> posts;

    Delivery(Outbox outbox, Map<Way, Post> posts) {
        this.outbox = outbox;
        this.posts = posts;
    }

    /** What else is due to a receiver that could not be reached waits for the next round. */
    void round(Way way) {
        Set<String> unreached = new HashSet<>();
        for (Notice notice : outbox.due(way)) {
            if (!unreached.contains(notice.receiver()) && outbox.take(notice) && !sent(notice)) {
                unreached.add(notice.receiver());
            }
        }
    }

    private boolean sent(Notice notice) {
        String what = told(notice);
        Post post = posts.get(notice.way());
        try {
            if (post == null) {
                throw new Gone("the cloud file says nothing of " + notice.way() + " any more");
            }
            post.send(notice, id(notice));
            outbox.sent(notice, what);
            return true;
        } catch (Gone gone) {
            outbox.refused(notice, what, gone.getMessage());
        } catch (IOException e) {
            outbox.failed(notice, what, said(e));
        }
        return false;
    }

    /** A connection that is refused says nothing of itself. */
    private static String said(IOException failure) {
        return failure.getMessage() == null
                ? "nothing answers at its address (%s)"
                        .formatted(failure.getClass().getSimpleName())
                : failure.getMessage();
    }

    /** The same at each try: by it a receiver knows what he has already. */
    private static String id(Notice notice) {
        return "icebridge-%d-%d".formatted(notice.number(), notice.made().toEpochMilli());
    }

    private static String told(Notice notice) {
        Letter letter = notice.letter();
        return "%s, %s"
                .formatted(
                        letter.event(),
                        letter.project() == null
                                ? letter.items().get(0).what()
                                        + (letter.items().size() == 1
                                                ? ""
                                                : " and %d more"
                                                        .formatted(letter.items().size() - 1))
                                : "project " + letter.project().name());
    }
}
