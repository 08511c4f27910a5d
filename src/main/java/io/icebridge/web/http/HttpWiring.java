package io.icebridge.web.http;

import jakarta.servlet.Filter;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What every request passes before anybody asks who sent it. */
@Configuration(proxyBeanMethods = false)
@Import(RebuffPage.class)
class HttpWiring {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> bounds(
            @Value("${icebridge.longest-body-time:PT10S}") Duration patience) {
        return tomcat -> {
            tomcat.setProtocol(PromptHeads.class.getName());
            tomcat.addContextValves(new WholeBodies(patience));
            tomcat.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new LastWord()));
        };
    }

    /** Before Spring Security's own filter, so that no login is looked at first. */
    @Bean
    FilterRegistrationBean<OwnPagesOnly> ownPagesOnly() {
        return first(new OwnPagesOnly());
    }

    @Bean
    FilterRegistrationBean<OddAddresses> asWritten(OddAddresses oddAddresses) {
        return first(oddAddresses);
    }

    /** Found by Spring Security, which asks it what to answer. */
    @Bean
    OddAddresses oddAddresses() {
        return new OddAddresses();
    }

    @Bean
    WebMvcConfigurer knownParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry pages) {
                pages.addInterceptor(new KnownParameters());
            }
        };
    }

    private static <T extends Filter> FilterRegistrationBean<T> first(T filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 10);
        return registration;
    }
}
