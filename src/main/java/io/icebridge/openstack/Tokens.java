package io.icebridge.openstack;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The tokens in use, one for each project, in memory only. Threads that need a new one for the same
 * project wait for a single login.
 */
final class Tokens {

    /** A call that starts now must not outlive its token. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final class Slot {
        private Ticket ticket;
        private Instant useUntil = Instant.MIN;
    }

    private final Function<String, Ticket> login;
    private final Clock clock;
    private final Map<String, Slot> slots = new ConcurrentHashMap<>();

    Tokens(Function<String, Ticket> login, Clock clock) {
        this.login = login;
        this.clock = clock;
    }

    /** The project's token, from a login when there is none that lasts. */
    Ticket of(String projectId) {
        Slot slot = slot(projectId);
        synchronized (slot) {
            boolean lasts = slot.ticket != null && clock.instant().isBefore(slot.useUntil);
            return lasts ? slot.ticket : renew(slot, projectId);
        }
    }

    /** The token after a rejected one; another thread may have fetched it already. */
    Ticket after(Ticket rejected, String projectId) {
        Slot slot = slot(projectId);
        synchronized (slot) {
            return slot.ticket == rejected ? renew(slot, projectId) : slot.ticket;
        }
    }

    private Slot slot(String projectId) {
        return slots.computeIfAbsent(projectId, id -> new Slot());
    }

    private Ticket renew(Slot slot, String projectId) {
        slot.ticket = null;
        Ticket fresh = login(projectId);
        if (!projectId.isEmpty() && !projectId.equals(fresh.projectId())) {
            throw refused("Keystone gave a token for another project than " + projectId, null);
        }
        slot.ticket = fresh;
        slot.useUntil = fresh.expires().minus(margin(fresh));
        return fresh;
    }

    /**
     * Keystone's 404 says nothing of what the token was wanted for; and it answers 401 to a wrong
     * password and to a project that is closed alike.
     */
    private Ticket login(String projectId) {
        try {
            return login.apply(projectId);
        } catch (CloudFailure failure) {
            if (failure.reason() == Reason.NOT_FOUND) {
                throw refused(failure.getMessage(), failure);
            }
            if (failure.reason() == Reason.UNAUTHORIZED && !projectId.isEmpty() && letsIn()) {
                throw refused(
                        "Keystone lets the administrator in, but not into project %s: it is disabled or gone, or the administrator's role or credential in it is; %s"
                                .formatted(projectId, failure.getMessage()),
                        failure);
            }
            throw failure;
        }
    }

    /** Whether the administrator's own login is still good. */
    private boolean letsIn() {
        try {
            login.apply("");
            return true;
        } catch (CloudFailure failure) {
            return false;
        }
    }

    private static CloudFailure refused(String message, CloudFailure cause) {
        return new CloudFailure(Reason.REFUSED, "login", 0, 0, message, cause);
    }

    /** Less where a site's tokens live shortly, or every call would log in. */
    private Duration margin(Ticket fresh) {
        Duration quarter = Duration.between(clock.instant(), fresh.expires()).dividedBy(4);
        return quarter.compareTo(MARGIN) < 0 ? quarter : MARGIN;
    }
}
