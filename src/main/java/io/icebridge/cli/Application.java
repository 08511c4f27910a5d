package io.icebridge.cli;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application: engine, web apps, REST, audit pages. The command that starts it brings the cloud
 * file, the cloud and the hosts.
 */
@SpringBootApplication(scanBasePackages = "io.icebridge")
class Application {}
