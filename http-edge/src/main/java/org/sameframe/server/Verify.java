package org.sameframe.server;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sameframe.history.LedgerVerifier;
import org.sameframe.history.Texts;
import org.sameframe.history.Verdict;
import org.sameframe.history.Witnesses;
import org.sameframe.history.export.ExportKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks an exported ledger, without a server [LP6]. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description =
                "Checks an exported ledger: that nothing in it was altered since it was exported, and who signed it.",
        footer = {
            "",
            "Ends with 0 if nothing is wrong, with 1 if something is, and with 2 if the",
            "options are wrong or a file cannot be read."
        })
final class Verify implements Callable<Integer> {
    private static final int WRONG = 1;
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{64}");

    /** What stands around it is for people, as in what {@code signer} prints. */
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----(.+?)-----END PUBLIC KEY-----", Pattern.DOTALL);

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The exported ledger, one JSON object a line.")
    private @Nullable Path export;

    @Option(
            names = "--key",
            paramLabel = "FILE|FINGERPRINT",
            description = {
                "Who has to have signed it: a public key (PEM), or the SHA-256 of one.",
                "Several times, if the server has had several."
            })
    private List<String> keys = new ArrayList<>();

    @Option(
            names = "--witness",
            paramLabel = "FILE",
            description = "What others have seen of it, a line each: {\"room\":…,\"seq\":…,\"hash\":…}, signed or not.")
    private @Nullable Path witness;

    private Verify() {}

    @Override
    public Integer call() {
        CommandSpec command = spec;
        Path file = export;
        if (command == null || file == null) {
            throw new IllegalStateException("filled in by the command line");
        }
        Set<String> signers =
                keys.stream().map(given -> fingerprint(command, given)).collect(Collectors.toUnmodifiableSet());
        Witnesses witnesses = witness == null ? Witnesses.NONE : witnesses(command, witness);
        PrintWriter out = command.commandLine().getOut();
        if (witnesses.forged().isPresent()) {
            out.println(witness + " is not sound. Line " + witnesses.forged().getAsInt()
                    + ": its signature is not one by its key, so that nobody can say who saw this.");
            return WRONG;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return say(
                    out,
                    file,
                    !signers.isEmpty(),
                    LedgerVerifier.of(signers, witnesses).verify(in));
        } catch (IOException e) {
            throw wrong(command, file + " cannot be read");
        }
    }

    private static int say(PrintWriter out, Path file, boolean isSignerKnown, Verdict verdict) {
        if (verdict instanceof Verdict.Wrong wrong) {
            out.println(file + " is not sound. Line " + wrong.line() + ": " + wrong.why() + ".");
            out.println("  code    " + wrong.code().text());
            return WRONG;
        }
        if (verdict instanceof Verdict.Unwitnessed unwitnessed) {
            out.println(file + " was compared with nothing: no line of the witnesses is of room " + unwitnessed.room()
                    + ". Give a file that somebody of this room has saved, or leave --witness out.");
            out.println("  code    not-witnessed");
            return WRONG;
        }
        Verdict.Sound sound = (Verdict.Sound) verdict;
        out.println(file + " is sound.");
        out.println("  room    " + sound.room());
        out.println("  entries " + sound.entries());
        out.println("  head    " + HexFormat.of().formatHex(sound.head().toByteArray()));
        out.println(Signer.line(sound.signer()));
        if (sound.witnesses() > 0) {
            out.println("  seen    lines of witnesses of this room that it agrees with: " + sound.witnesses());
        }
        texts(sound.texts()).forEach(out::println);
        if (!isSignerKnown) {
            out.println(
                    "  Anybody can sign: compare the signer with what the server's operator says (sameframe.jar signer),"
                            + " or give --key.");
        }
        return 0;
    }

    private static List<String> texts(Texts texts) {
        List<String> lines = new ArrayList<>();
        if (texts.bound() > 0) {
            lines.add("  texts   entries whose names and texts are held by their hashes: " + texts.bound());
        }
        if (texts.unbound() > 0) {
            lines.add(
                    "  texts   entries from before there were commitments, whose names and texts are held by the signature alone: "
                            + texts.unbound());
        }
        if (texts.absent() > 0) {
            lines.add("  texts   entries whose names and texts are not in it, as of a room that was erased: "
                    + texts.absent());
        }
        return lines;
    }

    private static String fingerprint(CommandSpec command, String given) {
        if (FINGERPRINT.matcher(given).matches()) {
            return given.toLowerCase(Locale.ROOT);
        }
        try {
            Matcher pem = PEM.matcher(Files.readString(Path.of(given)));
            if (pem.find()) {
                byte[] key = Base64.getDecoder().decode(pem.group(1).replaceAll("\\s", ""));
                return ExportKey.fingerprint(ByteString.copyFrom(key));
            }
        } catch (IOException | IllegalArgumentException e) {
            // no key: the same sentence as for another text
        }
        throw wrong(command, "--key: " + given + " is neither a public key in PEM nor 64 hexadecimal digits");
    }

    private static Witnesses witnesses(CommandSpec command, Path file) {
        try {
            return Witnesses.of(Files.readAllLines(file));
        } catch (IOException e) {
            throw wrong(command, "--witness: " + file + " cannot be read");
        } catch (IllegalArgumentException e) {
            throw wrong(command, "--witness: " + file + ": " + e.getMessage());
        }
    }

    private static ParameterException wrong(CommandSpec command, String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }
}
