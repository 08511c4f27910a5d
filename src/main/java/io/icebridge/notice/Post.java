package io.icebridge.notice;

import java.io.IOException;

/** A way by which notices reach people. */
interface Post {

    /**
     * Sends it, once.
     *
     * @param id that it has however often it is sent
     * @throws IOException that says why it may not have arrived
     */
    void send(Notice notice, String id) throws IOException;
}
