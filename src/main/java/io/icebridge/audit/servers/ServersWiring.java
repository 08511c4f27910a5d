package io.icebridge.audit.servers;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the pages about servers are made of. */
@Configuration(proxyBeanMethods = false)
@Import({Downtimes.class, ServerTable.class, ServerLife.class, ServerPages.class})
class ServersWiring {}
