package org.sameframe.persistence;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the tables to this version, one step after the other; what is there already stays [ST1]. */
final class Migrations {
    private Migrations() {}

    static void run(Database database) throws StorageProblem {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(database.url(), database.user(), database.password())
                    .locations("classpath:db/migration/" + database.dialect())
                    .table("schema_history")
                    .validateMigrationNaming(true)
                    // The default passes over steps that only a newer version knows.
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw new StorageProblem(
                    StorageProblem.Code.STORAGE_FOREIGN,
                    "The store was made by another version of Sameframe: start the newest version that it was used with.");
        } catch (FlywayException e) {
            throw new StorageProblem(
                    StorageProblem.Code.STORAGE_FOREIGN,
                    "The store cannot be brought to this version (%s): give Sameframe a database of its own, or put back a backup."
                            .formatted(SqlProblems.firstLine(e)));
        }
    }
}
