package io.icebridge.ed25519;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second example of RFC 8032, 7.1: a key, and its signature of one byte. */
class Ed25519Test {
    private static final byte[] SECRET =
            hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    private static final byte[] PUBLIC =
            hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    private static final byte[] POINT =
            hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da");
    private static final byte[] SCALAR =
            hex("085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    private static final byte[] SIGNED = {0x72};
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    private final JdkKeys keys = new JdkKeys();
    @TempDir Path folder;

    @BeforeAll
    static void register() {
        Ed25519.register();
    }

    @Test
    void aPrivateKeyTellsItsPublicOne() throws Exception {
        assertThat(keys.getPublicKeyData(PublicHalf.of(SECRET))).isEqualTo(PUBLIC);
    }

    @Test
    void aSignatureIsTheOneOfTheStandard() throws Exception {
        Signature signer = BuiltinSignatures.ed25519.create();
        signer.initSigner(null, keys.generateEDDSAPrivateKey(SECRET));
        signer.update(null, SIGNED);

        assertThat(signer.sign(null)).isEqualTo(joined(POINT, SCALAR));
    }

    @Test
    void aSignatureThatSomebodyMadeOfAnotherIsRefused() throws Exception {
        byte[] more = little(big(SCALAR).add(ORDER));

        assertThat(verified(joined(POINT, SCALAR))).isTrue();
        assertThat(verified(joined(POINT, more))).as("CVE-2020-36843").isFalse();
    }

    @Test
    void aFileOfOpenSshIsWrittenAndRead() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "", null, out);

        assertThat(read(out.toString(UTF_8))).satisfies(same(pair));
    }

    @Test
    void aFileOfOpenSslIsRead() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String pem = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());

        assertThat(read("-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n"))
                .satisfies(same(pair));
    }

    @Test
    void aPublicKeyIsWrittenAsOpenSshDoes() throws Exception {
        String line = PublicKeyEntry.toString(keys.generateEDDSAPublicKey(PUBLIC));

        assertThat(line).startsWith("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI");
        assertThat(PublicKeyEntry.parsePublicKeyEntry(line).resolvePublicKey(null, null, null))
                .isEqualTo(keys.generateEDDSAPublicKey(PUBLIC));
    }

    private KeyPair read(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("id"), text);
        return new FileKeyPairProvider(file).loadKeys(null).iterator().next();
    }

    private static ThrowingConsumer<KeyPair> same(KeyPair pair) {
        return read -> {
            assertThat(KeyUtils.compareKeyPairs(read, pair)).isTrue();
            assertThat(KeyUtils.getKeyType(read)).isEqualTo(KeyPairProvider.SSH_ED25519);
        };
    }

    private boolean verified(byte[] signature) throws Exception {
        Signature verifier = BuiltinSignatures.ed25519.create();
        verifier.initVerifier(null, keys.generateEDDSAPublicKey(PUBLIC));
        verifier.update(null, SIGNED);
        ByteArrayBuffer wrapped = new ByteArrayBuffer();
        wrapped.putString(KeyPairProvider.SSH_ED25519);
        wrapped.putBytes(signature);
        try {
            return verifier.verify(null, wrapped.getCompactData());
        } catch (SignatureException malformed) {
            return false;
        }
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** A number whose last byte comes first. */
    private static BigInteger big(byte[] little) {
        return new BigInteger(1, turned(little));
    }

    private static byte[] little(BigInteger number) {
        byte[] big = number.toByteArray();
        byte[] padded = new byte[SCALAR.length];
        System.arraycopy(big, 0, padded, padded.length - big.length, big.length);
        return turned(padded);
    }

    private static byte[] turned(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = bytes[bytes.length - 1 - i];
        }
        return turned;
    }
}
