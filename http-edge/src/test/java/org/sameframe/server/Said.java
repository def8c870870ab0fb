package org.sameframe.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * What a command line is answered within this process; for what neither starts nor reads anything.
 *
 * @param exit the code with which the program would end
 */
record Said(int exit, String out, String err) {
    static Said to(List<String> words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(words.toArray(String[]::new));
        return new Said(exit, out.toString(), err.toString());
    }
}
