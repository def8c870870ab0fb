package org.sameframe.simulation;

import java.util.List;
import java.util.random.RandomGenerator;
import org.sameframe.schema.v1.AgreementRecord;
import org.sameframe.schema.v1.Category;
import org.sameframe.schema.v1.CloseRoom;
import org.sameframe.schema.v1.Conflict;
import org.sameframe.schema.v1.Control;
import org.sameframe.schema.v1.HandLead;
import org.sameframe.schema.v1.HostAbsence;
import org.sameframe.schema.v1.Kick;
import org.sameframe.schema.v1.LetIn;
import org.sameframe.schema.v1.Lock;
import org.sameframe.schema.v1.Policy;
import org.sameframe.schema.v1.RequestLead;
import org.sameframe.schema.v1.ReturnLead;
import org.sameframe.schema.v1.Role;
import org.sameframe.schema.v1.SetOutOfSync;
import org.sameframe.schema.v1.SetPolicy;
import org.sameframe.schema.v1.SetReady;
import org.sameframe.schema.v1.SetRole;
import org.sameframe.schema.v1.Start;
import org.sameframe.schema.v1.Subscribe;
import org.sameframe.schema.v1.TransferHost;
import org.sameframe.schema.v1.Value;

/** Commands about people and how the room is run. */
final class RandomRoster {
    static final List<RandomCommands.Maker> MAKERS = List.of(
            (random, seen) -> RandomCommands.command()
                    .setSetOutOfSync(SetOutOfSync.newBuilder().setOutOfSync(random.nextBoolean())),
            (random, seen) -> RandomCommands.command().setSubscribe(subscribe(random)),
            (random, seen) -> RandomCommands.command().setSubscribe(subscribe(random)),
            (random, seen) -> RandomCommands.command().setSetReady(ready(random, seen)),
            (random, seen) -> RandomCommands.command().setSetReady(ready(random, seen)),
            (random, seen) -> RandomCommands.command().setRequestLead(RequestLead.getDefaultInstance()),
            (random, seen) ->
                    RandomCommands.command().setHandLead(HandLead.newBuilder().setTo(random.nextInt(1, 10))),
            (random, seen) -> RandomCommands.command().setReturnLead(ReturnLead.getDefaultInstance()),
            (random, seen) -> RandomCommands.command().setStart(Start.getDefaultInstance()),
            (random, seen) ->
                    RandomCommands.command().setLetIn(LetIn.newBuilder().setParticipant(whoWaits(seen))),
            (random, seen) ->
                    RandomCommands.command().setLetIn(LetIn.newBuilder().setParticipant(whoWaits(seen))),
            (random, seen) -> random.nextInt(4) == 0
                    ? RandomCommands.command().setKick(Kick.newBuilder().setParticipant(random.nextInt(1, 10)))
                    : RandomCommands.command().setLetIn(LetIn.newBuilder().setParticipant(random.nextInt(1, 10))),
            (random, seen) -> RandomCommands.command()
                    .setSetRole(SetRole.newBuilder()
                            .setParticipant(random.nextInt(1, 10))
                            .setRole(Role.forNumber(random.nextInt(1, 4)))),
            (random, seen) -> random.nextInt(4) == 0
                    ? RandomCommands.command()
                            .setTransferHost(TransferHost.newBuilder().setTo(random.nextInt(1, 10)))
                    : RandomCommands.command().setLock(Lock.newBuilder().setLocked(random.nextInt(3) == 0)),
            (random, seen) ->
                    RandomCommands.command().setSetPolicy(SetPolicy.newBuilder().setPolicy(policy(random))),
            (random, seen) -> random.nextInt(60) == 0
                    ? RandomCommands.command().setCloseRoom(CloseRoom.getDefaultInstance())
                    : RandomCommands.command().setStart(Start.getDefaultInstance()));

    private RandomRoster() {}

    private static Subscribe.Builder subscribe(RandomGenerator random) {
        Subscribe.Builder subscribe = Subscribe.newBuilder();
        for (int category = Category.CATEGORY_PLAYBACK_VALUE; category <= Category.CATEGORY_POINTER_VALUE; category++) {
            if (random.nextInt(4) == 0) {
                subscribe.addOff(Category.forNumber(category));
            }
        }
        return subscribe;
    }

    /** Mostly of what is being looked at, as long as it is. */
    private static SetReady.Builder ready(RandomGenerator random, Iterable<Value> seen) {
        String medium = RandomCommands.mediumId(random, seen);
        int frames = 240;
        for (Value value : seen) {
            medium = value.hasPlayback() ? value.getPlayback().getMedium() : medium;
        }
        for (Value value : seen) {
            boolean isIt = value.hasMedium() && value.getMedium().getId().equals(medium);
            frames = isIt ? value.getMedium().getFrames() : frames;
        }
        return SetReady.newBuilder().setMedium(medium).setFrames(frames).setReady(random.nextInt(4) > 0);
    }

    private static int whoWaits(Iterable<Value> seen) {
        int waits = 1;
        for (Value value : seen) {
            boolean isOne = value.hasParticipant()
                    && value.getParticipant().getAdmission() == org.sameframe.schema.v1.Admission.ADMISSION_WAITING;
            waits = isOne ? value.getParticipant().getId() : waits;
        }
        return waits;
    }

    private static Policy.Builder policy(RandomGenerator random) {
        Policy.Builder policy = Policy.newBuilder()
                .setMaxParticipants(random.nextInt(6, 60))
                .setGraceMs(30_000)
                .setLeadMinMs(60)
                .setLeadMaxMs(1_000)
                .setControl(Control.forNumber(random.nextInt(4)))
                .setConflict(random.nextInt(4) == 0 ? Conflict.CONFLICT_LAST_WINS : Conflict.CONFLICT_HOST_WINS)
                .setWaitingRoom(random.nextInt(3) == 0)
                .setReadyGateMs(random.nextInt(2) * 2_000)
                .setStallGateMs(random.nextInt(2) * 2_000)
                .setHostAbsence(HostAbsence.forNumber(random.nextInt(3)))
                .setHostGraceMs(10_000)
                .setAgreementRecord(AgreementRecord.forNumber(random.nextInt(4)))
                .setAgreementMs(3_000);
        return random.nextInt(3) == 0 ? policy.addOff(Category.CATEGORY_GRADE) : policy;
    }
}
