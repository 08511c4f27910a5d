package io.icebridge.process.drawn;

import io.icebridge.approval.Slicing;
import io.icebridge.journal.Trail;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** That the models of the jar run, and nothing else. */
@Configuration(proxyBeanMethods = false)
class DrawnWiring {

    @Bean
    OwnModels ownModels(ListableBeanFactory beans, ObjectProvider<Trail> trail) {
        return new OwnModels(beans, digest -> trail.getObject().has(Trail.Kind.DEPLOYED, digest));
    }

    /** After our tables are there, also where nothing is made before it is asked for. */
    @Bean
    @DependsOnDatabaseInitialization
    ForeignModels foreignModels(
            ProcessEngine engine,
            OwnModels own,
            ObjectProvider<Slicing> slicings,
            Trail trail,
            @Value("${icebridge.foreign-models:refuse}") ForeignModels.Found found) {
        return new ForeignModels(
                engine, own, () -> slicings.orderedStream().toList(), trail, found);
    }
}
