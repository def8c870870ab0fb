package org.sameframe.persistence;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the tables to this version, one step after the other; what is there already stays [ST1]. */
final class Migrations {
    private static final String STILLS = "db/stills/";

    private Migrations() {}

    static void run(Database database) throws StorageProblem {
        run(database, "db/migration/", "schema_history");
    }

    /** Stills have steps and a history of their own, since on H2 they have a file of their own. */
    static void runForStills(Database database) throws StorageProblem {
        run(database, STILLS, "stills_history");
    }

    private static void run(Database database, String steps, String history) throws StorageProblem {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(database.url(), database.user(), database.password())
                    .locations("classpath:" + steps + database.dialect())
                    .table(history)
                    // Beside the tables of the others, stills begin at their first step.
                    .baselineOnMigrate(steps.equals(STILLS))
                    .baselineVersion("0")
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
