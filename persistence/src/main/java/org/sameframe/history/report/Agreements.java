package org.sameframe.history.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sameframe.room.Agreement;

/**
 * Whether everybody showed the frame on which the room rested, frame by frame [RP5].
 *
 * <p>The ledger keeps who did not only if the room's policy wanted that; nothing is added here.
 */
final class Agreements {
    private record Frame(String medium, int frame) {}

    private final Map<Frame, OfFrame> frames = new LinkedHashMap<>();

    /**
     * What was recorded of a frame.
     *
     * @param agreed rests on it for which all showed it
     * @param not rests for which that was not so in time, nor later
     * @param latest the last of them
     */
    public record OfFrame(String medium, int frame, int agreed, int not, Agreement latest) {}

    void take(Agreement agreement) {
        frames.compute(new Frame(agreement.medium(), agreement.frame()), (frame, known) -> {
            int agreed = agreement.agreed() ? 1 : 0;
            if (known == null) {
                return new OfFrame(frame.medium(), frame.frame(), agreed, 1 - agreed, agreement);
            }
            // of the same rest the last word counts
            boolean isAgain = known.latest().at() == agreement.at();
            int before = isAgain && known.latest().agreed() ? 1 : 0;
            int notBefore = isAgain && !known.latest().agreed() ? 1 : 0;
            return new OfFrame(
                    frame.medium(),
                    frame.frame(),
                    known.agreed() + agreed - before,
                    known.not() + 1 - agreed - notBefore,
                    agreement);
        });
    }

    /** Of a medium, by frame. */
    List<OfFrame> on(String medium) {
        List<OfFrame> of = new ArrayList<>(frames.values());
        of.removeIf(one -> !one.medium().equals(medium));
        of.sort(Comparator.comparingInt(OfFrame::frame));
        return of;
    }
}
