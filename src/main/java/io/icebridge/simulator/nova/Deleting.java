package io.icebridge.simulator.nova;

import io.icebridge.simulator.cinder.Volume;
import io.icebridge.simulator.http.Call;
import io.icebridge.simulator.http.Caller;
import io.icebridge.simulator.http.Refusal;
import io.icebridge.simulator.ledger.Ledger;

/** Deletes servers, with all the harm that Nova of that time does by it. */
final class Deleting {

    /** For which Nova shows the row of what is no more, as DELETED. */
    private static final double ROW_SECONDS = 0.5;

    private final Nova nova;

    Deleting(Nova nova) {
        this.nova = nova;
    }

    void accept(Server server, Call call) {
        Caller caller = call.caller();
        States.unlocked(server, caller);
        if (server.disableTerminate || "deleting".equals(server.task) || server.deleted()) {
            return;
        }
        judge(server, call);
        boolean byOwner = !caller.admin();
        if (nova.region().outOfReach(server, nova.timeline().now())) {
            // The node cannot be told: only the row goes, and what runs there runs on.
            finish(server, byOwner, server.running(), call);
            return;
        }
        nova.work()
                .start(
                        Work.Kind.DELETE,
                        server,
                        "deleting",
                        new Work.Ends() {
                            @Override
                            public void well() {
                                finish(server, byOwner, false, call);
                            }

                            @Override
                            public void badly() {
                                tear(server);
                            }
                        });
    }

    /** It failed half way: Nova says ERROR, and the machine is no more. */
    private void tear(Server server) {
        server.torn = true;
        server.vmState = "error";
        server.power = 0;
        nova.ledger().power(server.id, false);
        nova.ledger().failed(server.id, true);
    }

    /**
     * Enters in the ledger what a careful administrator would not have deleted. That a node went
     * silent after the call was sent he could not know; what he had stopped there does no harm.
     */
    private void judge(Server server, Call call) {
        Ledger ledger = nova.ledger();
        if (!ledger.isCustomers(server.id)) {
            return;
        }
        if (!ledger.contentIsSafe(server.id) && !ledger.hasOtherBody(server.id)) {
            ledger.violation("deleted-without-proof", call, "nothing is left of " + server.id);
        }
        boolean volumeAtRisk =
                server.disks.stream()
                        .anyMatch(
                                d ->
                                        d.deleteOnTermination
                                                && ledger.isCustomers(d.volumeId)
                                                && !nova.cinder().hasSnapshots(d.volumeId));
        if (volumeAtRisk) {
            ledger.violation("volume-at-risk", call, "a volume goes with " + server.id);
        }
        boolean foreseen = !call.late() || server.running();
        if (foreseen && nova.region().outOfReach(server, nova.timeline().now())) {
            ledger.violation("deleted-on-dead-node", call, server.host + " cannot be told");
        }
    }

    private void finish(Server server, boolean byOwner, boolean stillRunning, Call call) {
        server.power = stillRunning ? 1 : 0;
        nova.ledger().power(server.id, stillRunning);
        nova.wiring().unplug(server, call);
        server.disks.forEach(d -> release(server, d, call));
        server.delete();
        nova.ledger().gone(server.id, byOwner, stillRunning);
        nova.timeline()
                .after(ROW_SECONDS, () -> nova.region().remove(server, nova.timeline().now()));
    }

    private void release(Server server, Server.Disk disk, Call call) {
        Volume volume = nova.cinder().find(disk.volumeId);
        if (volume == null || volume.deviceOn(server.id).isEmpty()) {
            return;
        }
        nova.cinder().detach(volume, server.id);
        if (disk.deleteOnTermination) {
            try {
                nova.cinder().delete(volume, call);
            } catch (Refusal snapshotsOrOthersKeepIt) {
                nova.cinder().detach(volume, server.id);
            }
        }
    }
}
