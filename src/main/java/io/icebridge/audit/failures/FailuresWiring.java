package io.icebridge.audit.failures;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the page about failures is made of. */
@Configuration(proxyBeanMethods = false)
@Import({ServersInTrouble.class, FailureViews.class, FailurePages.class})
class FailuresWiring {}
