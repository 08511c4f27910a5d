package io.icebridge.process.model.services;

import io.icebridge.runbook.services.FileReviews;
import io.icebridge.runbook.services.PackageUpgrade;
import io.icebridge.runbook.services.ServiceCourses;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the models of the services are made of, and what their gates show. */
@Configuration(proxyBeanMethods = false)
@Import({
    ServiceCourses.class,
    FileReviews.class,
    PackageUpgrade.class,
    RehearsalEvidence.class,
    ServiceEvidence.class,
    PackagesEvidence.class,
})
class ServicesWiring {}
