package io.icebridge.openstack;

import java.io.ByteArrayInputStream;
import java.util.function.UnaryOperator;
import org.openstack4j.model.common.Payloads;
import org.openstack4j.openstack.internal.BaseOpenStackService;

/** openstack4j's request building for one service, with raw bodies. */
final class RawService extends BaseOpenStackService {

    private static final JdkHttpExecutor EXECUTOR = new JdkHttpExecutor();

    RawService(ServiceKind kind, UnaryOperator<String> root) {
        super(kind.type(), root);
    }

    /**
     * Makes the call in the session of the thread; straight by our transport, because openstack4j
     * logs whole URLs on the way to it, and v2.0 has a token in one.
     */
    Answer send(Call call) {
        Invocation<Void> sent = request(call.method(), Void.class, call.path());
        call.query().forEach(sent::param);
        call.headers().forEach(sent::header);
        if (call.body() != null) {
            sent.entity(Payloads.create(new ByteArrayInputStream(call.body())));
            sent.contentType(call.contentType());
        }
        return (Answer) EXECUTOR.execute(sent.getRequest());
    }
}
