package org.sameframe.server;

import picocli.CommandLine.Command;

/** What is done about webhooks on the command line. */
@Command(
        name = "webhooks",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = TryWebhook.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Tries out who is told of what happens in rooms.",
        footer = {"", "`webhooks test --help` describes it. Ends with 2 if the options are wrong."})
final class WebhookCommands {
    private WebhookCommands() {}
}
