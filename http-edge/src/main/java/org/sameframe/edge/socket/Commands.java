package org.sameframe.edge.socket;

import java.util.Optional;
import java.util.OptionalInt;
import org.sameframe.room.AnnotationCommand;
import org.sameframe.room.HostCommand;
import org.sameframe.room.LeadCommand;
import org.sameframe.room.LoopMode;
import org.sameframe.room.NoteCommand;
import org.sameframe.room.NoteStatus;
import org.sameframe.room.PersonCommand;
import org.sameframe.room.PictureCommand;
import org.sameframe.room.PlaylistCommand;
import org.sameframe.room.Role;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.ShotStatus;
import org.sameframe.room.TransportCommand;
import org.sameframe.room.codec.Enums;
import org.sameframe.room.codec.FromSchema;
import org.sameframe.room.codec.PictureSchema;
import org.sameframe.schema.v1.Command;

/** What clients ask, in the domain's terms. */
final class Commands {
    private Commands() {}

    /**
     * @return empty if this server does not know the command
     * @throws IllegalArgumentException with a sentence, if it has no meaning
     */
    static Optional<RoomCommand> read(Command command) {
        return Optional.ofNullable(
                switch (command.getCommandCase()) {
                    case PLAY -> new TransportCommand.Play();
                    case PAUSE ->
                        new TransportCommand.Pause(
                                optional(
                                        command.getPause().hasFrame(),
                                        command.getPause().getFrame()),
                                command.getPause().getMedium());
                    case SEEK ->
                        new TransportCommand.Seek(
                                command.getSeek().getFrame(), command.getSeek().getMedium());
                    case STEP ->
                        new TransportCommand.Step(
                                command.getStep().getFrames(),
                                optional(
                                        command.getStep().hasFrom(),
                                        command.getStep().getFrom()),
                                command.getStep().getMedium());
                    case SET_SPEED ->
                        new TransportCommand.SetSpeed(command.getSetSpeed().getSpeed());
                    case SET_LOOP ->
                        new TransportCommand.SetLoop(Enums.fromSchema(
                                LoopMode.class, command.getSetLoop().getLoop()));
                    case SET_RANGE ->
                        new TransportCommand.SetRange(
                                command.getSetRange().getInPoint(),
                                command.getSetRange().getOutPoint(),
                                command.getSetRange().getMedium());
                    case ADD_MEDIUM ->
                        new PlaylistCommand.AddMedium(
                                FromSchema.medium(command.getAddMedium().getMedium()),
                                command.getAddMedium().getShot());
                    case SELECT_MEDIUM ->
                        new PlaylistCommand.SelectMedium(
                                command.getSelectMedium().getMedium());
                    case ADVANCE ->
                        new PlaylistCommand.Advance(command.getAdvance().getShots());
                    case MOVE_SHOT ->
                        new PlaylistCommand.MoveShot(
                                command.getMoveShot().getShot(),
                                command.getMoveShot().getBefore());
                    case SET_SHOT_STATUS ->
                        new PlaylistCommand.SetShotStatus(
                                command.getSetShotStatus().getShot(),
                                Enums.fromSchema(
                                        ShotStatus.class,
                                        command.getSetShotStatus().getStatus()));
                    case REMOVE_SHOT ->
                        new PlaylistCommand.RemoveShot(command.getRemoveShot().getShot());
                    case RENAME -> new PersonCommand.Rename(command.getRename().getName());
                    case LEAVE -> new PersonCommand.Leave();
                    case SET_OUT_OF_SYNC ->
                        new PersonCommand.SetOutOfSync(command.getSetOutOfSync().getOutOfSync());
                    case SUBSCRIBE ->
                        new PersonCommand.Subscribe(
                                FromSchema.categories(command.getSubscribe().getOffList()));
                    case SET_READY ->
                        new PersonCommand.SetReady(
                                command.getSetReady().getMedium(),
                                command.getSetReady().getFrames(),
                                command.getSetReady().getReady());
                    case REQUEST_LEAD -> new LeadCommand.RequestLead();
                    case HAND_LEAD ->
                        new LeadCommand.HandLead(command.getHandLead().getTo());
                    case RETURN_LEAD -> new LeadCommand.ReturnLead();
                    case START -> new HostCommand.Start();
                    case LET_IN -> new HostCommand.LetIn(command.getLetIn().getParticipant());
                    case KICK -> new HostCommand.Kick(command.getKick().getParticipant());
                    case SET_ROLE ->
                        new HostCommand.SetRole(
                                command.getSetRole().getParticipant(),
                                Enums.fromSchema(
                                        Role.class, command.getSetRole().getRole()));
                    case TRANSFER_HOST ->
                        new HostCommand.TransferHost(command.getTransferHost().getTo());
                    case LOCK -> new HostCommand.Lock(command.getLock().getLocked());
                    case SET_POLICY ->
                        new HostCommand.SetPolicy(
                                FromSchema.policy(command.getSetPolicy().getPolicy()));
                    case CLOSE_ROOM -> new HostCommand.CloseRoom();
                    case SET_VIEW ->
                        new PictureCommand.SetView(
                                PictureSchema.view(command.getSetView().getView()));
                    case SET_GRADE ->
                        new PictureCommand.SetGrade(
                                PictureSchema.grade(command.getSetGrade().getGrade()));
                    case ADD_ANNOTATION ->
                        new AnnotationCommand.AddAnnotation(
                                FromSchema.annotation(command.getAddAnnotation().getAnnotation()));
                    case CHANGE_ANNOTATION ->
                        new AnnotationCommand.ChangeAnnotation(FromSchema.annotation(
                                command.getChangeAnnotation().getAnnotation()));
                    case REMOVE_ANNOTATION ->
                        new AnnotationCommand.RemoveAnnotation(
                                command.getRemoveAnnotation().getAnnotation());
                    case CLEAR_ANNOTATIONS ->
                        new AnnotationCommand.ClearAnnotations(
                                command.getClearAnnotations().getEverybody(),
                                command.getClearAnnotations().getMedium());
                    case ADD_NOTE ->
                        new NoteCommand.AddNote(
                                command.getAddNote().getMedium(),
                                command.getAddNote().getFirstFrame(),
                                command.getAddNote().getLastFrame(),
                                command.getAddNote().getText(),
                                command.getAddNote().getStill());
                    case REPLY ->
                        new NoteCommand.Reply(
                                command.getReply().getNote(), command.getReply().getText());
                    case EDIT_NOTE ->
                        new NoteCommand.EditNote(
                                command.getEditNote().getNote(),
                                command.getEditNote().getText(),
                                command.getEditNote().hasStill()
                                        ? Optional.of(command.getEditNote().getStill())
                                        : Optional.empty());
                    case SET_NOTE_STATUS ->
                        new NoteCommand.SetNoteStatus(
                                command.getSetNoteStatus().getNote(),
                                Enums.fromSchema(
                                        NoteStatus.class,
                                        command.getSetNoteStatus().getStatus()));
                    case REMOVE_NOTE ->
                        new NoteCommand.RemoveNote(command.getRemoveNote().getNote());
                    case SAY -> new NoteCommand.Say(command.getSay().getText());
                    case COMMAND_NOT_SET -> null;
                });
    }

    private static OptionalInt optional(boolean isGiven, int number) {
        return isGiven ? OptionalInt.of(number) : OptionalInt.empty();
    }
}
