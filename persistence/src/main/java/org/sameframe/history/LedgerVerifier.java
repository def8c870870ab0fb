package org.sameframe.history;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sameframe.history.export.ExportKey;
import org.sameframe.history.export.ExportLine;
import org.sameframe.history.export.LedgerProof;
import org.sameframe.history.export.WitnessLine;
import org.sameframe.room.codec.EntryJson;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.room.codec.LedgerRow;

/**
 * Checks an exported ledger line by line, without a server, a database or a room's key [LP4].
 *
 * <p>However long the file is, one line is held at a time, and the hashes of those entries that witnesses have seen.
 */
public final class LedgerVerifier {
    /** What a chain of entries is called while it is not known yet whose it is. */
    private static final String SOME_ROOM = "?";

    private final Set<String> signers;
    private final Witnesses witnesses;

    private LedgerVerifier(Set<String> signers, Witnesses witnesses) {
        this.signers = signers;
        this.witnesses = witnesses;
    }

    /**
     * @param signers fingerprints of the keys of which one has to have signed; empty: any key
     * @param witnesses with which the ledger must agree
     */
    public static LedgerVerifier of(Set<String> signers, Witnesses witnesses) {
        return new LedgerVerifier(Set.copyOf(signers), witnesses);
    }

    /** Reads to the first line that is wrong, or to the end. */
    public Verdict verify(InputStream export) throws IOException {
        return new Walk(new Lines(export)).verdict();
    }

    /** One way through a file. */
    private final class Walk {
        private final Lines lines;
        private final MessageDigest digest = ExportKey.sha256();
        private final Map<Long, ByteString> seen = new HashMap<>();
        private long line;
        private long seq;
        private ByteString head = LedgerHash.NONE;
        private Texts texts = Texts.NONE;

        Walk(Lines lines) {
            this.lines = lines;
        }

        Verdict verdict() throws IOException {
            for (Optional<Lines.Line> next = lines.read(); next.isPresent(); next = lines.read()) {
                line++;
                Lines.Line read = next.get();
                if (!read.isWhole()) {
                    return wrong("it is cut off, or longer than a line can be");
                }
                ExportLine content = ExportLine.read(read.bytes());
                if (content instanceof ExportLine.Unreadable unreadable) {
                    return wrong(unreadable.why());
                }
                if (content instanceof ExportLine.OfProof last) {
                    return last(last.proof());
                }
                if (content instanceof ExportLine.OfEntry entry) {
                    Optional<String> problem = problem(entry);
                    if (problem.isPresent()) {
                        return wrong(problem.get());
                    }
                    digest.update(read.bytes());
                    digest.update((byte) '\n');
                }
            }
            line++;
            return wrong("the last line, which is signed, is missing");
        }

        private Optional<String> problem(ExportLine.OfEntry entry) {
            LedgerRow row = entry.row();
            try {
                row.verify(SOME_ROOM, seq, head);
            } catch (LedgerDamaged e) {
                return Optional.of("entry " + e.seq() + ": " + e.what());
            }
            seq = row.seq();
            head = row.hash();
            if (witnesses.hasSeen(seq)) {
                seen.put(seq, head);
            }
            EntryJson.Comparison comparison = entry.comparison();
            if (comparison instanceof EntryJson.Agrees agrees) {
                texts = texts.and(agrees.text());
                return texts.problem().map(what -> "entry " + seq + ": " + what);
            }
            return Optional.of("entry " + seq + ": " + ((EntryJson.Differs) comparison).why());
        }

        private Verdict last(LedgerProof proof) throws IOException {
            if (seq == 0) {
                return wrong("there is no entry before the last line");
            }
            if (proof.seq() != seq || !proof.hash().equals(head) || proof.lines() != line - 1) {
                return wrong("it is about another ledger, which ended at entry %d".formatted(proof.seq()));
            }
            if (!proof.digest().equals(ByteString.copyFrom(digest.digest()))) {
                return wrong("its digest is not that of the lines before it");
            }
            if (!proof.isSigned()) {
                return wrong("its signature is not one by its key");
            }
            if (!signers.isEmpty() && !signers.contains(proof.signer())) {
                return wrong(Verdict.Code.OTHER_SIGNER, "it is signed by another key, " + proof.signer());
            }
            if (lines.read().isPresent()) {
                line++;
                return wrong("it stands behind the last line");
            }
            return witnessed(proof);
        }

        private Verdict witnessed(LedgerProof proof) {
            List<WitnessLine> ofRoom = witnesses.of(proof.room().value());
            if (witnesses.areAsked() && ofRoom.isEmpty()) {
                return new Verdict.Unwitnessed(proof.room());
            }
            for (WitnessLine witness : ofRoom) {
                if (witness.seq() > seq) {
                    return wrong(
                            Verdict.Code.CUT_OFF,
                            "the ledger was cut off: a witness has seen entry %d, here the last one is %d"
                                    .formatted(witness.seq(), seq));
                }
                if (!witness.hash().equals(seen.get(witness.seq()))) {
                    return new Verdict.Wrong(
                            witness.seq(),
                            Verdict.Code.REWRITTEN,
                            "the ledger was rewritten: a witness has seen entry %d with the hash %s"
                                    .formatted(witness.seq(), Witnesses.shown(witness.hash())));
                }
                Optional<String> other =
                        witness.signer().filter(one -> !one.equals(proof.signer()) && !signers.contains(one));
                if (other.isPresent()) {
                    return wrong(
                            Verdict.Code.OTHER_WITNESSED_SIGNER,
                            ("it is signed by %s, but the entry %d that a witness has seen by %s: either somebody else has"
                                            + " signed this file, or the server has another key since. Ask the server's operator;"
                                            + " if both keys are the server's, give each with --key")
                                    .formatted(proof.signer(), witness.seq(), other.get()));
                }
            }
            return new Verdict.Sound(proof.room(), seq, head, proof.signer(), ofRoom.size(), texts);
        }

        private Verdict wrong(String why) {
            return wrong(Verdict.Code.ALTERED, why);
        }

        private Verdict wrong(Verdict.Code code, String why) {
            return new Verdict.Wrong(line, code, why);
        }
    }
}
