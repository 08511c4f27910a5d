package io.icebridge.bus;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import io.icebridge.again.Again;
import io.icebridge.cloud.Hearsay;
import io.icebridge.cloudfile.MessageBus;
import io.icebridge.cloudfile.SecretFile;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.apache.commons.lang3.concurrent.BasicThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens at one message bus, by a queue of its own that goes with the connection, so that nothing
 * is taken from others and nothing piles up. While it hears nothing, the cloud is asked as ever.
 */
final class Ear implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ear.class);
    private static final List<String> PRIORITIES = List.of("info", "warn", "error");
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int HEARTBEAT_SECONDS = 15;

    private final MessageBus bus;
    private final Consumer<Hearsay> heard;
    private final Duration again;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    BasicThreadFactory.builder().namingPattern("bus").daemon().build());
    private volatile Connection connection;
    private boolean deaf;

    /**
     * @param again how long after a connection that failed or ended the next one is tried
     */
    Ear(MessageBus bus, Consumer<Hearsay> heard, Duration again) {
        this.bus = bus;
        this.heard = heard;
        this.again = again;
    }

    /** Begins, and goes on however often the bus is away. */
    void listen() {
        Again.after(thread, Duration.ZERO, again, "listening to Nova", this::tryToListen);
    }

    boolean listening() {
        Connection now = connection;
        return now != null && now.isOpen();
    }

    private void tryToListen() {
        if (listening()) {
            return;
        }
        Connection fresh = null;
        try {
            fresh = factory().newConnection("icebridge");
            consume(fresh);
            fresh.addShutdownListener(end -> silent());
            connection = fresh;
            deaf = false;
            LOG.info("listens to what Nova tells at {}", bus.url());
        } catch (IOException | TimeoutException | GeneralSecurityException | RuntimeException e) {
            close(fresh);
            if (!deaf) {
                deaf = true;
                LOG.warn(
                        "hears nothing at {} of the cloud file's message-buses: {}. What is awaited"
                                + " is asked for instead, and listening is tried again and again",
                        bus.url(),
                        reason(e));
            }
        }
    }

    /** Whoever ends himself need not be told. */
    private void silent() {
        if (!thread.isShutdown()) {
            heard.accept(new Hearsay.Silence());
        }
    }

    private ConnectionFactory factory() throws IOException, GeneralSecurityException {
        URI url = URI.create(bus.url());
        ConnectionFactory factory = new ConnectionFactory();
        boolean tls = url.getScheme().equals("amqps");
        if (tls) {
            factory.useSslProtocol(SSLContext.getDefault());
            factory.enableHostnameVerification();
        }
        factory.setHost(url.getHost());
        factory.setPort(url.getPort() < 0 ? factory.getPort() : url.getPort());
        factory.setUsername(url.getUserInfo());
        factory.setPassword(SecretFile.read(bus.passwordFile()));
        factory.setVirtualHost(url.getPath().length() > 1 ? url.getPath().substring(1) : "/");
        factory.setAutomaticRecoveryEnabled(false);
        factory.setConnectionTimeout(PATIENCE_MILLIS);
        factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
        factory.setThreadFactory(
                BasicThreadFactory.builder().namingPattern("bus-reader-%d").daemon().build());
        return factory;
    }

    private void consume(Connection fresh) throws IOException {
        Channel channel = fresh.createChannel();
        String queue = channel.queueDeclare().getQueue();
        for (String priority : PRIORITIES) {
            channel.queueBind(queue, bus.exchange(), bus.topic() + "." + priority);
        }
        channel.basicConsume(queue, true, (tag, told) -> hear(told.getBody()), tag -> close(fresh));
    }

    private void hear(byte[] body) {
        try {
            Notification told = Notification.read(body);
            if (told.ends()) {
                heard.accept(new Hearsay.Of(told.ids()));
            }
        } catch (IOException notNovas) {
            LOG.debug("what came at {} is no notification", bus.url());
        }
    }

    private static String reason(Exception e) {
        if (e.getCause() instanceof ShutdownSignalException ended
                && ended.getReason() instanceof AMQP.Channel.Close refused) {
            return refused.getReplyText();
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static void close(Connection connection) {
        if (connection != null) {
            connection.abort(PATIENCE_MILLIS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        close(connection);
    }
}
