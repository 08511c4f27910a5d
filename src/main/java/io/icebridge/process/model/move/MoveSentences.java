package io.icebridge.process.model.move;

import io.icebridge.cloudfile.CloudFile;
import io.icebridge.cloudfile.UserData;
import io.icebridge.runbook.Counted;
import io.icebridge.runbook.move.Move;
import java.util.ArrayList;
import java.util.List;

/** What a person must know of the move before he approves it, from what is to be moved. */
final class MoveSentences {
    private final List<Move> all;
    private final CloudFile.Moving moving;
    private final List<String> sentences = new ArrayList<>();

    private MoveSentences(List<Move> all, CloudFile.Moving moving) {
        this.all = all;
        this.moving = moving;
    }

    static String of(List<Move> all, CloudFile.Moving moving) {
        return new MoveSentences(all, moving).told();
    }

    private String told() {
        method(
                "SNAPSHOT",
                "moved as a snapshot of the disk, which is proven first",
                "what an ephemeral or swap disk holds is lost");
        method(
                "VOLUME",
                "booted from the same root volume, which is guarded against deletion first",
                "");
        method(
                "REDEPLOY",
                "made anew from the image",
                "what the disk holds is lost with the old server");
        order();
        if (moving.longestFirst() && !all.isEmpty()) {
            sentences.add(
                    "In each wave they begin as they are listed: the longest moves first, as far as"
                            + " disks, volumes and addresses tell.");
        }
        userData();
        if (moving.nodesWithMove()) {
            sentences.add(
                    "Each node is redeployed once it is empty, which is proven again before; a gate of"
                            + " its wave asks only if something else would be done there than is"
                            + " shown here. There is no way back for a node.");
        }
        long staying = all.stream().filter(move -> !move.byItself()).count();
        if (staying > 0) {
            sentences.add(
                    Counted.of(
                            staying,
                            "does not go by itself and is not touched; a person or its owner"
                                    + " settles it.",
                            "do not go by themselves and are not touched; each is settled by a"
                                    + " person or its owner."));
        }
        return String.join(" ", sentences);
    }

    private void method(String method, String how, String lost) {
        long count = count(method);
        if (count > 0) {
            sentences.add(
                    "%s stopped and %s%s."
                            .formatted(
                                    Counted.of(count, "server is", "servers are"),
                                    how,
                                    lost.isEmpty() ? "" : "; " + lost));
        }
    }

    private long count(String method) {
        return all.stream().filter(move -> move.method().equals(method)).count();
    }

    private void order() {
        long moved = all.stream().filter(Move::byItself).count();
        long first = moving.deleteFirst() ? moved : count("VOLUME");
        if (moved - first > 0) {
            sentences.add(
                    "Of %d the old server is deleted only after the new one is verified; until then"
                                    .formatted(moved - first)
                            + " there is a way back.");
        }
        if (first > 0) {
            sentences.add(
                    "Of %d the old server is deleted before the new one is booted; from then on there"
                                    .formatted(first)
                            + " is no way back, only another try.");
        }
    }

    private void userData() {
        for (UserData kind : List.of(UserData.NONE, UserData.NEUTRAL)) {
            long count = all.stream().filter(m -> m.byItself() && m.userData() == kind).count();
            if (count > 0) {
                sentences.add(
                        kind == UserData.NONE
                                ? count + " lose their user data."
                                : count + " get the site's user data instead of their own.");
            }
        }
    }
}
