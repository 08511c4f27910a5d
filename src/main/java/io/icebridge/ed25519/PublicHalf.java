package io.icebridge.ed25519;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import org.apache.sshd.common.util.security.eddsa.generic.EdDSAUtils;

/**
 * The public key of a private one. The JDK computes it while it generates keys and nowhere else; a
 * private key is nothing but 32 random bytes, so it is given these for random ones.
 */
final class PublicHalf {
    private PublicHalf() {}

    /**
     * Computes it.
     *
     * @throws InvalidKeyException when this JDK makes its private keys in another way
     */
    static EdECPublicKey of(byte[] secret) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(JdkKeys.ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new Given(secret));
        KeyPair made = generator.generateKeyPair();
        if (!Arrays.equals(EdDSAUtils.getBytes(made.getPrivate()), secret)) {
            throw new InvalidKeyException("this JDK does not tell the public key of a private one");
        }
        return (EdECPublicKey) made.getPublic();
    }

    private static final class Given extends SecureRandom {
        private final transient byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] wanted) {
            System.arraycopy(bytes, 0, wanted, 0, Math.min(bytes.length, wanted.length));
        }
    }
}
