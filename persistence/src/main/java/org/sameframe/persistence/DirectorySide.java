package org.sameframe.persistence;

import java.util.concurrent.Executor;
import javax.sql.DataSource;

/**
 * Where the directory of rooms and the log of accesses are kept: with PostgreSQL in the store's database, else in an H2 file of
 * their own, so that nothing is ever committed beside the journal (ADR 7).
 *
 * @param writing one connection: what is written follows one after the other
 * @param reading read-only where the database knows that
 * @param executor for what blocks
 * @param tags of what was seen of ledgers
 */
public record DirectorySide(DataSource writing, DataSource reading, Executor executor, WitnessTags tags) {}
