package io.icebridge.process.access;

import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who gets into the engine, and what he may do there. */
@Configuration(proxyBeanMethods = false)
public class AccessWiring {

    @Bean
    Logins logins(IdentityService identity, AuthorizationService authorizations) {
        return new EngineLogins(identity, authorizations);
    }

    @Bean
    ProcessEnginePlugin identities() {
        return Identities.plugin();
    }

    @Bean
    FirstAdministrator firstAdministrator(IdentityService identity) {
        return new FirstAdministrator(identity);
    }

    @Bean
    ProviderUsers providerUsers(
            IdentityService identity,
            DataSource source,
            PlatformTransactionManager transactions,
            Clock clock) {
        return new ProviderUsers(
                identity, JdbcClient.create(source), new TransactionTemplate(transactions), clock);
    }

    /** After Spring Security's own filter and before those of the web applications. */
    @Bean
    FilterRegistrationBean<WebAppLogin> webAppLogin(ProcessEngine engine) {
        var filter = new FilterRegistrationBean<>(new WebAppLogin(engine));
        filter.addUrlPatterns("/camunda/app/*", "/camunda/api/*");
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 10);
        return filter;
    }

    @Bean
    RunningChanges runningChanges(RuntimeService runtime) {
        return new EngineChanges(runtime);
    }

    @Bean
    PersonsTasks personsTasks(IdentityService identity, TaskService tasks, FormService forms) {
        return new PersonsTasks(identity, tasks, forms);
    }

    /** After Spring Security's own filter, whose answer it passes on. */
    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> engineRestLogin() {
        var filter = new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        filter.addUrlPatterns("/engine-rest/*");
        filter.setInitParameters(Map.of("authentication-provider", SpringLogin.class.getName()));
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 10);
        return filter;
    }

    @Bean
    @Order(1)
    ApplicationRunner groupsAndGrants(
            IdentityService identity,
            AuthorizationService authorizations,
            FilterService filters,
            TaskService tasks) {
        return arguments -> {
            new Users(identity).createGroups();
            Grants grants = new Grants(authorizations);
            grants.grantAll();
            new TaskFilters(filters, tasks, grants).create();
        };
    }

    @Bean
    @Order(2)
    @Profile("!demo")
    ApplicationRunner administratorExists(
            IdentityService identity,
            FirstAdministrator first,
            @Value("${icebridge.admin-password:}") String password) {
        return arguments -> {
            if (first.hasAdministrator()) {
                return;
            }
            if (password.isEmpty()) {
                first.offer(System.err);
            } else {
                new Users(identity).createFirstAdministrator(password);
            }
        };
    }

    @Bean
    @Order(2)
    @Profile("demo")
    ApplicationRunner demoUsers(
            IdentityService identity, @Value("${icebridge.demo-managers:2}") int managers) {
        return arguments -> new Users(identity).createDemoUsers(managers);
    }
}
