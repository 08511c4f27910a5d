package io.icebridge.audit.servers;

/** Which servers an address asks for, as it stands there; null for what it leaves out. */
record ServersAsked(
        String q,
        String state,
        String method,
        String node,
        String project,
        String wave,
        String sort) {

    ServerQuery query(int page) {
        return new ServerQuery(q, state, method, node, project, wave, sort, page);
    }
}
