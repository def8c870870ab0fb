package org.sameframe.edge.socket;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.sameframe.edge.api.CommandReader;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCommand;
import org.sameframe.schema.v1.Command;

/** Commands by themselves, in the JSON form that they have on the socket [CR1]. */
public final class CommandJson implements CommandReader {
    private CommandJson() {}

    public static CommandJson create() {
        return new CommandJson();
    }

    @Override
    public Reading read(byte[] json) {
        Command.Builder command = Command.newBuilder();
        try {
            FrameFormat.read(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(json))
                            .toString(),
                    command);
        } catch (CharacterCodingException | BadFrame e) {
            return new Unreadable(invalid(
                    "The body is not a command in JSON, such as {\"pause\": {}}. /v1/openapi.json lists them."));
        }
        if (command.getOp() != 0) {
            return new Unreadable(
                    invalid("op: only a connection numbers its operations; send an Idempotency-Key instead."));
        }
        if (command.hasSetReady()) {
            return new Unreadable(new Refusal(
                    RefusalCode.UNSUPPORTED,
                    "setReady says what a player has loaded: it is given over the socket, by that player."));
        }
        try {
            Optional<RoomCommand> known = Commands.read(command.build());
            return known.isPresent()
                    ? new Read(known.get(), Integer.toUnsignedLong(command.getBaseSeq()))
                    : new Unreadable(new Refusal(
                            RefusalCode.UNSUPPORTED,
                            "This server knows no such command. /v1/openapi.json lists those that it knows."));
        } catch (IllegalArgumentException e) {
            return new Unreadable(invalid("The command is incomplete: %s.".formatted(e.getMessage())));
        }
    }

    private static Refusal invalid(String detail) {
        return new Refusal(RefusalCode.INVALID, detail);
    }
}
