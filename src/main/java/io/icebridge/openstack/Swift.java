package io.icebridge.openstack;

import io.icebridge.cloud.CloudFailure;
import io.icebridge.cloud.CloudFailure.Reason;
import io.icebridge.cloud.change.ObjectChanges;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Swift's v1 API. */
final class Swift implements ObjectChanges {

    private final Service swift;

    Swift(Service swift) {
        this.swift = swift;
    }

    @Override
    public void proveWrite(String name) {
        String container = Call.path("/{}", name);
        String object = container + "/probe";
        byte[] content = name.getBytes(StandardCharsets.UTF_8);
        swift.call(Call.put(container));
        try {
            swift.call(Call.upload(object, content));
            byte[] back = swift.call(Call.get(object).header("Accept", "*/*")).body();
            if (!Arrays.equals(content, back)) {
                throw new CloudFailure(
                        Reason.REFUSED,
                        "GET " + object,
                        0,
                        0,
                        "Swift gave back another content than it was sent",
                        null);
            }
        } finally {
            swift.deleteIfThere(object);
            swift.deleteIfThere(container);
        }
    }
}
