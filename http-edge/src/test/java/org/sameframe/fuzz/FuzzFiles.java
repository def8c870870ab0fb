package org.sameframe.fuzz;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.sameframe.history.LedgerVerifier;
import org.sameframe.history.Verdict;
import org.sameframe.history.Witnesses;
import org.sameframe.still.Still;
import org.sameframe.transfer.JournalImport;
import org.sameframe.transfer.Passphrase;
import org.sameframe.transfer.TransferProblem;

/** Files that commands of the jar read (an exported ledger, and rooms that are moved), and pictures of notes. */
public final class FuzzFiles {
    private FuzzFiles() {}

    public static void export(byte[] data) {
        try {
            Verdict verdict =
                    LedgerVerifier.of(Set.of("0".repeat(64)), Witnesses.NONE).verify(new ByteArrayInputStream(data));
            if (verdict instanceof Verdict.Sound) {
                throw new AssertionError("sound, though nobody can have signed it");
            }
        } catch (IOException e) {
            throw new AssertionError("reading bytes fails never", e);
        }
    }

    /** The head of a picture: what it says is within the bounds, or there is a sentence why not. */
    public static void stills(byte[] data) {
        Still.Reading reading = Still.read(ByteString.copyFrom(data));
        if (reading instanceof Still.Read read) {
            Still still = read.still();
            boolean isWithin = still.width() >= 1
                    && still.width() <= Still.LONGEST_SIDE
                    && still.height() >= 1
                    && still.height() <= Still.LONGEST_SIDE;
            if (!isWithin || !Still.isHash(still.hash()) || still.bytes().size() != data.length) {
                throw new AssertionError("no picture: " + still.type() + " " + still.width() + " " + still.height());
            }
        } else if (((Still.Unreadable) reading).why().isEmpty()) {
            throw new AssertionError("no sentence");
        }
    }

    public static void transfer(byte[] data) {
        try {
            Path file = Files.createTempFile("fuzz", ".rooms");
            try {
                Files.write(file, data);
                JournalImport.of(file, Passphrase.of("another passphrase"));
            } catch (TransferProblem refused) {
                if (refused.getMessage() == null) {
                    throw new AssertionError("no sentence", refused);
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
