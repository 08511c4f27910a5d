package io.icebridge.audit.overview;

import io.icebridge.again.Again;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages when there is something new to show, by one look for all of them; no thread
 * waits for a page. What is new they fetch themselves, with their own login.
 */
@Component
class Live implements DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int QUIET_LOOKS = 15;
    private static final int MOST_PAGES = 500;

    /** Each table grows with what pages show, so that its last number says whether it has. */
    private static final String NEWEST =
            "select concat_ws(' ', (select max(event_no) from ib_event),"
                    + " (select max(line_no) from ib_trail),"
                    + " (select max(approval_no) from ib_approval),"
                    + " (select max(decision_no) from ib_decision),"
                    + " (select max(failure_no) from ib_failure),"
                    + " (select max(evidence_no) from ib_evidence),"
                    + " (select max(start_no) from ib_start), (select count(*) from ib_end))";

    private final JdbcClient db;
    private final Set<SseEmitter> pages = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    BasicThreadFactory.builder().namingPattern("live-pages").daemon().build());
    private volatile boolean closing;
    private String seen = "";
    private int quiet;

    Live(DataSource source) {
        this.db = JdbcClient.create(source);
        Again.after(looks, EVERY, EVERY, "telling open pages what is new", this::look);
    }

    /** A page's line, on which it is told until it leaves; browsers come again by themselves. */
    SseEmitter open() {
        if (closing || pages.size() >= MOST_PAGES) {
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Too many pages are open live; this one shows what is new when it is loaded again.");
        }
        SseEmitter page = new SseEmitter(LONGEST.toMillis());
        page.onCompletion(() -> pages.remove(page));
        page.onTimeout(page::complete);
        page.onError(gone -> pages.remove(page));
        pages.add(page);
        send(page, SseEmitter.event().comment("open"));
        return page;
    }

    private void look() {
        try {
            if (pages.isEmpty()) {
                return;
            }
            String now = db.sql(NEWEST).query(String.class).single();
            if (!now.equals(seen)) {
                seen = now;
                quiet = 0;
                pages.forEach(page -> send(page, SseEmitter.event().name("news").data(now)));
            } else if (++quiet % QUIET_LOOKS == 0) {
                pages.forEach(page -> send(page, SseEmitter.event().comment("nothing new")));
            }
        } catch (RuntimeException e) {
            LOG.debug("what is new cannot be told now: {}", e.getMessage());
        }
    }

    private void send(SseEmitter page, SseEmitter.SseEventBuilder event) {
        try {
            page.send(event);
        } catch (IOException | IllegalStateException gone) {
            pages.remove(page);
        }
    }

    /** Before the server waits for requests that are under way, which these would be for long. */
    @EventListener(ContextClosedEvent.class)
    void leave() {
        closing = true;
        pages.forEach(SseEmitter::complete);
    }

    @Override
    public void destroy() {
        looks.shutdownNow();
    }
}
