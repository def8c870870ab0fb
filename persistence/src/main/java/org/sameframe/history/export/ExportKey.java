package org.sameframe.history.export;

import com.google.protobuf.ByteString;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/** The Ed25519 key with which exports are signed [LP3]. Its text never shows it. */
public final class ExportKey {
    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey secret;
    private final ByteString open;

    private ExportKey(PrivateKey secret, ByteString open) {
        this.secret = secret;
        this.open = open;
    }

    /** A new key that nobody else has. */
    public static ExportKey random() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new ExportKey(
                    pair.getPrivate(), ByteString.copyFrom(pair.getPublic().getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }

    /**
     * A key that was made before.
     *
     * @param secret in PKCS #8
     * @param open as a SubjectPublicKeyInfo
     * @throws IllegalArgumentException if these are no such keys, or do not belong together
     */
    public static ExportKey of(byte[] secret, byte[] open) {
        try {
            PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret));
            ExportKey made = new ExportKey(key, ByteString.copyFrom(open));
            ByteString probe = ByteString.copyFromUtf8("these two belong together");
            if (hasSigned(made.open, probe, made.sign(probe))) {
                return made;
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no " + ALGORITHM + " key", e);
        }
        throw new IllegalArgumentException("the public key is that of another " + ALGORITHM + " key");
    }

    /** In PKCS #8, for those who keep it. */
    public byte[] secret() {
        return secret.getEncoded();
    }

    /** As a SubjectPublicKeyInfo in DER. */
    public ByteString publicKey() {
        return open;
    }

    /** What people compare. */
    public String fingerprint() {
        return fingerprint(open);
    }

    ByteString sign(ByteString message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(message.asReadOnlyByteBuffer());
            return ByteString.copyFrom(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime signs with " + ALGORITHM, e);
        }
    }

    /** SHA-256 of the public key in DER, in hexadecimal. */
    public static String fingerprint(ByteString publicKey) {
        return StrictJson.hex(ByteString.copyFrom(sha256().digest(publicKey.toByteArray())));
    }

    static boolean hasSigned(ByteString publicKey, ByteString message, ByteString signed) {
        try {
            PublicKey key =
                    KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(publicKey.toByteArray()));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(message.asReadOnlyByteBuffer());
            return signature.verify(signed.toByteArray());
        } catch (GeneralSecurityException e) {
            // no key or no signature at all
            return false;
        }
    }

    /** The hash of digests and fingerprints. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "ExportKey(" + fingerprint() + ")";
    }
}
