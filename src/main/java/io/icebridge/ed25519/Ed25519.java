package io.icebridge.ed25519;

import java.security.Provider;
import java.security.Security;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.PropertyResolver;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.loader.openssh.OpenSSHKeyPairResourceParser;
import org.apache.sshd.common.util.security.SecurityProviderRegistrar;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSASupport;

/** Offers the JDK's Ed25519 to the SSH library, and nothing else. */
public final class Ed25519 implements SecurityProviderRegistrar {
    private static final JdkKeys KEYS = new JdkKeys();

    private Ed25519() {}

    /**
     * Makes the SSH library know Ed25519, for all clients and servers of this process. Once more
     * changes nothing.
     */
    public static void register() {
        SecurityUtils.registerSecurityProvider(new Ed25519());
        // the library makes these lists when it is first used, which may have been before
        KeyUtils.registerPublicKeyEntryDecoder(KEYS.getEDDSAPublicKeyEntryDecoder());
        OpenSSHKeyPairResourceParser.registerPrivateKeyEntryDecoder(
                KEYS.getOpenSSHEDDSAPrivateKeyEntryDecoder());
    }

    @Override
    public String getName() {
        return getSecurityProvider().getName();
    }

    @Override
    public Provider getSecurityProvider() {
        return Security.getProviders("Signature.Ed25519")[0];
    }

    @Override
    public boolean isSupported() {
        return true;
    }

    /** None by name: the library asks the JDK for those anyway. */
    @Override
    public boolean isSecurityEntitySupported(Class<?> entity, String name) {
        return false;
    }

    @Override
    public Optional<EdDSASupport<?, ?>> getEdDSASupport() {
        return Optional.of(KEYS);
    }

    @Override
    public PropertyResolver getParentPropertyResolver() {
        return PropertyResolver.EMPTY;
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of();
    }
}
