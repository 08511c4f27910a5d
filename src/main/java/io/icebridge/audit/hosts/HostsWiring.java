package io.icebridge.audit.hosts;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the pages about hosts are made of. */
@Configuration(proxyBeanMethods = false)
@Import({HostTable.class, HostPages.class})
class HostsWiring {}
