package io.icebridge.process.model.services;

import io.icebridge.approval.Slice;
import io.icebridge.approval.Slicing;
import io.icebridge.journal.Change;
import io.icebridge.journal.Subject;
import io.icebridge.process.gate.Slicings;
import io.icebridge.process.step.Failures;
import io.icebridge.process.step.Step;
import io.icebridge.runbook.services.ServiceCourses;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** upgrade-services: one service after the other, each rehearsed before it is touched. */
@Configuration(proxyBeanMethods = false)
public class UpgradeServices {
    static final String KEY = "upgrade-services";

    /** The gate that opens its steps. */
    public static final String GATE = "rehearsal";

    /** Names of those that are not drawn one by one. */
    static final String OTHERS = "otherServices";

    @Bean
    Step listOtherServices(ServiceCourses services, Failures failures) {
        return Step.of(failures, here -> here.setList(OTHERS, services.services().others()));
    }

    /** What the gate of the rehearsals opens; the plan of the change shows and opens it as well. */
    @Bean
    Slicing rehearsalSlices(ServiceCourses services) {
        return new Slicing() {
            @Override
            public String gate() {
                return GATE;
            }

            @Override
            public Set<String> shownAt() {
                return Set.of(GATE, "plan");
            }

            @Override
            public Set<String> steps() {
                return Set.of(ServiceCourses.REHEARSAL);
            }

            @Override
            public List<Slice> slices(Change change, String subject) {
                return services.services().here().stream()
                        .map(
                                s ->
                                        Slicings.of(
                                                GATE,
                                                Subject.service(s),
                                                List.of(services.rehearse(change, s))))
                        .toList();
            }
        };
    }
}
