package io.icebridge.simulator.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.ServerBuilder;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.AbstractServerSession;

/** An SSH server on any number of loopback's ports, with one set of threads for all. */
final class ManyPorts extends SshServer {

    /** One with the library's defaults that listens on a free port of loopback once started. */
    static ManyPorts make() {
        ManyPorts server = (ManyPorts) ServerBuilder.builder().factory(ManyPorts::new).build();
        server.setHost("127.0.0.1");
        server.setPort(0);
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        CoreModuleProperties.IDLE_TIMEOUT.set(server, Duration.ZERO);
        return server;
    }

    /**
     * Listens on one more port.
     *
     * @param port 0 for any free one
     * @return the port
     */
    int open(int port) throws IOException {
        Set<SocketAddress> before = new HashSet<>(acceptor.getBoundAddresses());
        acceptor.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Set<SocketAddress> after = new HashSet<>(acceptor.getBoundAddresses());
        after.removeAll(before);
        return ((InetSocketAddress) after.iterator().next()).getPort();
    }

    /** Listens on a port no longer, and ends its connections. */
    void shut(int port) {
        acceptor.unbind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        disconnect(port);
    }

    /** Ends the connections of a port. */
    void disconnect(int port) {
        for (AbstractServerSession session :
                getActiveSessions().stream().map(AbstractServerSession.class::cast).toList()) {
            if (((InetSocketAddress) session.getLocalAddress()).getPort() == port) {
                session.close(true);
            }
        }
    }
}
