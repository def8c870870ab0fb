package org.sameframe.persistence;

import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.sameframe.room.actor.RoomKeys;

/**
 * The store as it is read: connections and threads of its own, few of them, so that those who write never wait for those who
 * read [HI10].
 *
 * @param database read-only where the database knows that
 * @param keys to be found, not to be made
 * @param executor for what blocks
 */
public record ReadSide(DataSource database, RoomKeys keys, Executor executor) {}
