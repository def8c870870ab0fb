package org.sameframe.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A certificate with those that lead to a known one, and its key, as they stand in PEM files (RFC 7468).
 *
 * @param chain the server's own first
 */
record PemKeys(List<X509Certificate> chain, PrivateKey key) {
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

    private static final String PKCS8 = "PRIVATE KEY";

    /** @throws StartProblem if they cannot be used, with a sentence that says what to do */
    static PemKeys read(TlsFiles files) throws StartProblem {
        List<X509Certificate> chain = chain(files.certificate());
        PrivateKey key = key(files.key(), chain.get(0).getPublicKey());
        if (!belongs(key, chain.get(0).getPublicKey())) {
            throw new StartProblem("The key " + files.key() + " is not that of the first certificate in "
                    + files.certificate() + ". Take the two that were made together; the server's own certificate"
                    + " stands first in its file.");
        }
        return new PemKeys(chain, key);
    }

    private static List<X509Certificate> chain(Path file) throws StartProblem {
        String text = text(file, "certificate", "--tls-cert");
        try {
            CertificateFactory x509 = CertificateFactory.getInstance("X.509");
            List<X509Certificate> chain = new ArrayList<>();
            Matcher block = BLOCK.matcher(text);
            while (block.find()) {
                if (block.group(1).equals("CERTIFICATE")) {
                    chain.add((X509Certificate) x509.generateCertificate(
                            new ByteArrayInputStream(block.group().getBytes(US_ASCII))));
                }
            }
            if (!chain.isEmpty()) {
                return List.copyOf(chain);
            }
        } catch (CertificateException e) {
            // the same sentence as for none
        }
        throw new StartProblem("There is no readable certificate in " + file
                + ". It has to be a PEM file that begins with the server's own certificate.");
    }

    private static PrivateKey key(Path file, PublicKey of) throws StartProblem {
        Matcher block = BLOCK.matcher(text(file, "key", "--tls-key"));
        String kinds = "";
        while (block.find()) {
            if (block.group(1).equals(PKCS8)) {
                return pkcs8(file, block.group(2), of.getAlgorithm());
            }
            kinds += block.group(1) + " ";
        }
        if (kinds.contains("ENCRYPTED")) {
            throw new StartProblem(
                    "The key in " + file + " has a passphrase, which a server that starts alone cannot be"
                            + " asked for. Write it without: openssl pkey -in KEY -out NEW");
        }
        if (kinds.contains(PKCS8)) {
            throw new StartProblem("The key in " + file + " is in an older form than PKCS #8. Convert it:"
                    + " openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW");
        }
        throw new StartProblem(
                "There is no key in " + file + ". It has to be a PEM file with BEGIN PRIVATE KEY (PKCS #8).");
    }

    private static PrivateKey pkcs8(Path file, String base64, String algorithm) throws StartProblem {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(base64);
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (InvalidKeySpecException e) {
            throw new StartProblem("The key in " + file + " is no " + algorithm
                    + " key, as the certificate's is. Take the two that were made together.");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new StartProblem("The key in " + file + " cannot be read. Write it as PKCS #8:"
                    + " openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW");
        }
    }

    private static String text(Path file, String what, String option) throws StartProblem {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new StartProblem("The " + what + " " + file + " cannot be read. Check " + option
                    + ", and that the server's user may read the file.");
        }
    }

    /** Signs something with one, and looks at it with the other. */
    private static boolean belongs(PrivateKey key, PublicKey certified) {
        String algorithm = switch (certified.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> certified.getAlgorithm();
        };
        byte[] message = "sameframe".getBytes(US_ASCII);
        try {
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(message);
            byte[] signature = signing.sign();
            Signature checking = Signature.getInstance(algorithm);
            checking.initVerify(certified);
            checking.update(message);
            return checking.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
