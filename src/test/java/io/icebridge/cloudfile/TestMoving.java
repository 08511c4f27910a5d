package io.icebridge.cloudfile;

import io.icebridge.cloudfile.CloudFile.Check;
import io.icebridge.cloudfile.CloudFile.Choice;
import io.icebridge.cloudfile.CloudFile.Moving;
import java.util.List;

/** How servers move, as usual but for what a test says. */
public final class TestMoving {
    private boolean deleteFirst;
    private UserData userData = UserData.SAME;
    private boolean configDrive;
    private int releaseWaitSeconds = 1;
    private int requestLifeSeconds = Moving.USUAL_LIFE_SECONDS;
    private List<Choice> choices = List.of();
    private List<Check> checks = List.of();
    private Waiting waiting = Waiting.usual();
    private boolean nodesWithMove;
    private boolean longestFirst = true;

    private TestMoving() {}

    /** A short wait until an old server lists its ports no more, and nothing of the site's own. */
    public static TestMoving usual() {
        return new TestMoving();
    }

    /** The same, but requests whose answer got lost live on for so long. */
    public static Moving requestsLiving(Moving moving, int seconds) {
        return new Moving(
                moving.deleteFirst(),
                moving.withoutDatabase(),
                moving.userData(),
                moving.configDrive(),
                moving.role(),
                moving.keepSnapshotDays(),
                moving.releaseWaitSeconds(),
                seconds,
                moving.choices(),
                moving.checks(),
                moving.waiting(),
                moving.nodesWithMove(),
                moving.longestFirst());
    }

    public TestMoving deleteFirst(boolean first) {
        deleteFirst = first;
        return this;
    }

    public TestMoving userData(UserData given) {
        userData = given;
        return this;
    }

    public TestMoving configDrive(boolean every) {
        configDrive = every;
        return this;
    }

    public TestMoving releaseWait(int seconds) {
        releaseWaitSeconds = seconds;
        return this;
    }

    public TestMoving choices(List<Choice> made) {
        choices = made;
        return this;
    }

    public TestMoving checks(Check... made) {
        checks = List.of(made);
        return this;
    }

    public TestMoving waiting(Waiting reminding) {
        waiting = reminding;
        return this;
    }

    /** The gate of the move opens the redeployment of nodes as well. */
    public TestMoving nodesWithMove() {
        nodesWithMove = true;
        return this;
    }

    public TestMoving longestFirst(boolean first) {
        longestFirst = first;
        return this;
    }

    public Moving made() {
        return new Moving(
                deleteFirst,
                false,
                userData,
                configDrive,
                "admin",
                7,
                releaseWaitSeconds,
                requestLifeSeconds,
                choices,
                checks,
                waiting,
                nodesWithMove,
                longestFirst);
    }
}
