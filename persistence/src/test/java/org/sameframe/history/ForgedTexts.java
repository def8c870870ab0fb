package org.sameframe.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.sameframe.history.export.ExportKey;
import org.sameframe.history.export.ExportLine;
import org.sameframe.history.export.Forger;
import org.sameframe.history.export.WitnessLine;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.schema.v1.EntryBody;

/** Somebody who has an export and the key that signed it, but no room's key, and wants other texts in it. */
final class ForgedTexts {
    private ForgedTexts() {}

    /** Lines without the last one. */
    static List<String> lines(String export) {
        List<String> lines = new ArrayList<>(export.lines().toList());
        lines.remove(lines.size() - 1);
        return lines;
    }

    static String sign(List<String> lines) {
        LedgerRow last = entry(lines.get(lines.size() - 1)).row();
        return Forger.sign(String.join("\n", lines) + "\n", last, Exported.KEY);
    }

    static ExportLine.OfEntry entry(String line) {
        return (ExportLine.OfEntry) ExportLine.read(line.getBytes(UTF_8));
    }

    /** Another text of the same length everywhere, what proves it, what commits to that, and all hashes computed anew. */
    static String throughout(String export, String text, String other) throws InvalidProtocolBufferException {
        List<String> forged = new ArrayList<>();
        ByteString head = LedgerHash.NONE;
        for (String line : lines(export)) {
            ExportLine.OfEntry entry = entry(line);
            EntryBody.Builder body = EntryBody.parseFrom(entry.row().body()).toBuilder();
            String personal = "";
            if (entry.personal().isPresent()) {
                ByteString changed = ByteString.copyFrom(
                        entry.personal().get().toString(ISO_8859_1).replace(text, other), ISO_8859_1);
                body.setCommitment(ByteString.copyFrom(ExportKey.sha256()
                        .digest(ByteString.copyFromUtf8("sameframe-personal-1")
                                .concat(changed)
                                .toByteArray())));
                personal = ",\"personal\":\"" + base64(changed) + "\"";
            }
            ByteString bytes = body.build().toByteString();
            long seq = entry.row().seq();
            ByteString hash = LedgerHash.of(head, seq, bytes);
            forged.add("{\"seq\":%d,\"previous\":\"%s\",\"hash\":\"%s\",\"body\":\"%s\",\"entry\":%s%s}"
                    .formatted(
                            seq,
                            WitnessLine.hex(head),
                            WitnessLine.hex(hash),
                            base64(bytes),
                            entry.entry().replace(text, other),
                            personal));
            head = hash;
        }
        return sign(forged);
    }

    private static String base64(ByteString bytes) {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
