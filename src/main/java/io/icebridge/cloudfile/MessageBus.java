package io.icebridge.cloudfile;

import java.nio.file.Path;

/**
 * Where what a Nova tells of its servers can be heard, by AMQP 0-9-1 as RabbitMQ speaks it.
 *
 * @param url such as {@code amqp://icebridge@ctl-1:5672/}; {@code amqps} where the bus has TLS
 * @param exchange Nova's {@code control_exchange}
 * @param topic Nova's topic of notifications, to which their priority is added
 */
public record MessageBus(String url, Path passwordFile, String exchange, String topic) {}
